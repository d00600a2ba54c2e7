import { z } from "zod";

/** `[id]` of a label or a campaign. */
export const NameParams = z.object({ id: z.string().max(64) });
