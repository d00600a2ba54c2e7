import { z } from "zod";
import { KeyRole } from "@/lib/core/key-role-schemas";
import { MAX_RANGES, OVERLAP_HOURS } from "@/lib/developers/keys/rules";

const ALLOWED = "Enter addresses or CIDR ranges, for example 203.0.113.7 or 2001:db8::/32";
const AddressRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
/** Addresses and CIDR ranges that may use the key; empty: all. */
export const AllowedRanges = z
  .array(z.string().max(64))
  .max(MAX_RANGES, `At most ${MAX_RANGES}`)
  .refine((ranges) => ranges.every((range) => AddressRange.safeParse(range).success), ALLOWED);

export const CreateKeyRequest = z.object({
  name: z.string().trim().min(1, "Enter a name").max(80, "At most 80 characters"),
  roles: z.array(KeyRole).min(1, "Choose at least one role"),
  /** Days from now; null means it never expires. */
  expires_in_days: z.number().int().min(1).max(3650).nullable(),
  allowed_ranges: AllowedRanges.optional(),
});
export type CreateKeyRequest = z.infer<typeof CreateKeyRequest>;

export const LimitKeyRequest = z.object({ allowed_ranges: AllowedRanges });
export type LimitKeyRequest = z.infer<typeof LimitKeyRequest>;

export const RotateKeyRequest = z.object({
  /** How long the old key keeps working. */
  overlap_hours: z.literal(OVERLAP_HOURS),
  /** Expiry of the new key, in days from now; null means it never expires. */
  expires_in_days: CreateKeyRequest.shape.expires_in_days,
});
export type RotateKeyRequest = z.infer<typeof RotateKeyRequest>;

export const KeyRow = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  roles: z.array(z.string()),
  /** Empty: any address may use it. */
  allowed_ranges: z.array(z.string()),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
  /** All calls made with the key, up to a second ago. */
  calls: z.int(),
  age_days: z.int(),
  /** Older than 90 days and not replaced: should be rotated. */
  is_old: z.boolean(),
  is_expired: z.boolean(),
  /** The key that this one replaces. */
  replaces: z.string().nullable(),
  /** The key that replaces this one, unless it was revoked. */
  replaced_by: z.string().nullable(),
});
export type KeyRow = z.infer<typeof KeyRow>;
export const KeyList = z.object({ keys: z.array(KeyRow) });
/** `key` is shown only once. */
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
