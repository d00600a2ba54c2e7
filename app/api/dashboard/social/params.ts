import { z } from "zod";

/** `[id]` of an account's routes. */
export const AccountId = z.object({ id: z.string().max(64) });
