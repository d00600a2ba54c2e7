import type { socialAccounts } from "@/db/schema";
import { growthOf } from "@/lib/channels/subscribers/rules";
import type { SocialAccount } from "@/lib/channels/subscribers/schemas";

export function presentSocialAccount(row: typeof socialAccounts.$inferSelect): SocialAccount {
  return {
    id: row.publicId,
    type: row.type,
    username: row.username,
    currentNumberOfSubscribers: row.current,
    prevNumberOfSubscribers: row.previous,
    lastSyncedAt: row.lastSyncedAt?.toISOString() ?? null,
    lastError: row.lastError,
    growth: growthOf(row.current, row.previous),
  };
}
