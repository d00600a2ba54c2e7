import type { apiKeys } from "@/db/schema";
import { isOldKey } from "@/lib/keys/rules";
import type { KeyRow } from "@/lib/keys/schemas";

export function presentKey(key: typeof apiKeys.$inferSelect, now: Date): KeyRow {
  return {
    id: key.publicId,
    name: key.name,
    hint: key.hint,
    roles: key.roles,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    is_old: isOldKey(key.createdAt, now),
  };
}
