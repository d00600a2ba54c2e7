import { and, eq, like, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { ledgerEntries } from "@/db/schema";
import { monthOf } from "@/lib/billing/auto-top-up-rules";

/** Returns the prefix of the idempotency keys of a month's (UTC) automatic top-ups. */
export const autoTopUpKeyPrefix = (at: Date) => `auto_top_up:${monthOf(at)}:`;

/** Returns what the rule has booked this month (UTC): the amount in micro-dollars and the number of top-ups. */
export async function bookedThisMonth(db: Queryable, organizationId: number, now: Date) {
  const [row] = await db
    .select({
      amount: sql<bigint>`coalesce(sum(${ledgerEntries.amount}), 0)`.mapWith(BigInt),
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.organizationId, organizationId),
        like(ledgerEntries.idempotencyKey, `${autoTopUpKeyPrefix(now)}%`),
      ),
    );
  return row ?? { amount: 0n, count: 0 };
}
