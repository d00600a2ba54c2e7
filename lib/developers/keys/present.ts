import type { apiKeys } from "@/db/schema";
import { ageInDays, isExpired, isOldKey } from "@/lib/developers/keys/rules";
import type { KeyRow } from "@/lib/developers/keys/schemas";

/** Public IDs of the previous and the next key. */
export interface Succession {
  replaces: string | null;
  replacedBy: string | null;
}

export function presentKey(key: typeof apiKeys.$inferSelect, { replaces, replacedBy }: Succession, now: Date): KeyRow {
  return {
    id: key.publicId,
    name: key.name,
    hint: key.hint,
    roles: key.roles,
    allowed_ranges: key.allowedRanges,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    calls: key.calls,
    age_days: ageInDays(key.createdAt, now),
    is_old: replacedBy === null && isOldKey(key.createdAt, now),
    is_expired: isExpired(key.expiresAt, now),
    replaces,
    replaced_by: replacedBy,
  };
}

/** Returns the name of a key in the audit log. */
export const keySubject = ({ name, hint }: { name: string; hint: string }): string => `${name} (…${hint})`;
