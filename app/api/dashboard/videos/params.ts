import { z } from "zod";

/** `[id]` of a video's routes and page; what cannot be an id is answered as an unknown one by the verb. */
export const VideoParams = z.object({ id: z.string().max(64) });
