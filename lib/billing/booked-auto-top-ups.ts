import { and, eq, like, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { ledgerEntries } from "@/db/schema";
import { monthOf } from "@/lib/billing/auto-top-up-rules";

/** What the idempotency keys of a month's (UTC) automatic top-ups begin with. */
export const autoTopUpKeyPrefix = (at: Date) => `auto_top_up:${monthOf(at)}:`;

/** What the rule has booked this month (UTC): micro-dollars, and how often. */
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
