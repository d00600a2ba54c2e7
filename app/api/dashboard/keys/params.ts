import { z } from "zod";

export const KeyId = z.object({ id: z.string().max(64) });
