import { z } from "zod";

/** Roles that an API key can have; contract E. */
export const KeyRole = z.enum(["videos:read", "videos:write", "channels:read", "usage:read", "CLOUD_SCHEDULES"]);
export type KeyRole = z.infer<typeof KeyRole>;
/** A new key has all but the last. */
export const DEFAULT_KEY_ROLES: readonly KeyRole[] = KeyRole.exclude(["CLOUD_SCHEDULES"]).options;
