import { z } from "zod";
import { KeyRole } from "@/lib/core/key-role-schemas";
import { OVERLAP_HOURS } from "@/lib/developers/keys/rules";

export const CreateKeyRequest = z.object({
  name: z.string().trim().min(1, "Give the key a name").max(80, "At most 80 characters"),
  roles: z.array(KeyRole).min(1, "Choose at least one role"),
  /** Days from now; null never expires. */
  expires_in_days: z.number().int().min(1).max(3650).nullable(),
});
export type CreateKeyRequest = z.infer<typeof CreateKeyRequest>;

export const RotateKeyRequest = z.object({
  /** How long the old key goes on working. */
  overlap_hours: z.literal(OVERLAP_HOURS),
  /** Of the new key, from now; null never expires. */
  expires_in_days: CreateKeyRequest.shape.expires_in_days,
});
export type RotateKeyRequest = z.infer<typeof RotateKeyRequest>;

export const KeyRow = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  roles: z.array(z.string()),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
  /** Calls ever made with it; a second behind. */
  calls: z.int(),
  age_days: z.int(),
  /** Older than 90 days and not replaced: time to rotate. */
  is_old: z.boolean(),
  is_expired: z.boolean(),
  /** The key that this one was made to replace. */
  replaces: z.string().nullable(),
  /** The key that was made to replace this one, unless that is revoked. */
  replaced_by: z.string().nullable(),
});
export type KeyRow = z.infer<typeof KeyRow>;
export const KeyList = z.object({ keys: z.array(KeyRow) });
/** `key` is shown this once. */
export const CreatedKey = KeyRow.extend({ key: z.string() });
export type CreatedKey = z.infer<typeof CreatedKey>;

/** GET /whoami. */
export const WhoAmI = z.object({
  organization: z.object({ id: z.string(), name: z.string() }),
  key_name: z.string(),
  roles: z.array(KeyRole),
  plan: z.enum(["free", "pro", "enterprise"]),
  rate_limit_per_minute: z.int(),
});
export type WhoAmI = z.infer<typeof WhoAmI>;
