import { z } from "zod";

/** `[id]` of a channel's routes. */
export const ChannelParams = z.object({ id: z.guid() });
