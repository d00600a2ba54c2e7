import { z } from "zod";

/** `[id]` of a channel's routes. */
export const ChannelParams = z.object({ id: z.guid() });

/** JSON writes a line break as two characters, so a file may grow on its way. */
export const MAX_IMPORT_BODY = 4 * 1024 * 1024;
