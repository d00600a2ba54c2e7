import { z } from "zod";

/** Roles of an API key; contract E. */
export const KeyRole = z.enum(["videos:read", "videos:write", "channels:read", "usage:read", "CLOUD_SCHEDULES"]);
export type KeyRole = z.infer<typeof KeyRole>;
/** A new key has all roles except the last. */
export const DEFAULT_KEY_ROLES: readonly KeyRole[] = KeyRole.exclude(["CLOUD_SCHEDULES"]).options;
