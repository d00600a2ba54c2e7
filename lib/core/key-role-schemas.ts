import { z } from "zod";

/** Roles of an API key; contract E. */
export const KeyRole = z.enum([
  "videos:read",
  "videos:write",
  "channels:read",
  "usage:read",
  "campaigns:read",
  "campaigns:write",
  "follows:read",
  "follows:write",
  "alerts:read",
  "alerts:write",
  "reports:read",
  "reports:write",
  "CLOUD_SCHEDULES",
]);
export type KeyRole = z.infer<typeof KeyRole>;
/** Roles of a new key; the others must be chosen. */
export const DEFAULT_KEY_ROLES: readonly KeyRole[] = KeyRole.exclude([
  "campaigns:write",
  "follows:write",
  "alerts:write",
  "reports:write",
  "CLOUD_SCHEDULES",
]).options;
