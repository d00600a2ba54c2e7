import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { socialAccountCounts, socialAccounts } from "@/db/schema";

export interface Reading {
  accountId: number;
  externalId: string;
  subscribers: number;
  at: Date;
}

/**
 * Previous ← current, current ← fetched (the first count is both), plus a row of history.
 * @param claim the sync's claim on the account. If another sync has taken over, nothing is written; otherwise the
 * numbers would move twice
 */
export async function recordCount(tx: Transaction, reading: Reading, claim?: Date): Promise<void> {
  const { accountId, externalId, subscribers, at } = reading;
  const written = await tx
    .update(socialAccounts)
    .set({
      previous: sql`coalesce(${socialAccounts.current}, ${subscribers})`,
      current: subscribers,
      externalId,
      lastSyncedAt: at,
      lastAttemptAt: at,
      lastError: null,
      claimedUntil: null,
    })
    .where(and(eq(socialAccounts.id, accountId), claim && eq(socialAccounts.claimedUntil, claim)))
    .returning({ id: socialAccounts.id });
  if (written.length === 0) return;
  await tx.insert(socialAccountCounts).values({ accountId, readAt: at, subscribers }).onConflictDoNothing();
}
