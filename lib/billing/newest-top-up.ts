import { and, desc, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { ledgerEntries, users } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import { conflict } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";

/** The organization's last top-up and who booked it; null before the first. */
export async function newestTopUp(db: Queryable, organizationId: number) {
  const [row] = await db
    .select({ entry: ledgerEntries, by: users.email })
    .from(ledgerEntries)
    .leftJoin(users, eq(users.id, ledgerEntries.createdBy))
    .where(and(eq(ledgerEntries.organizationId, organizationId), eq(ledgerEntries.kind, "top_up")))
    .orderBy(desc(ledgerEntries.id))
    .limit(1);
  if (!row) return null;
  return {
    id: row.entry.publicId,
    amount_usd: toUsd(row.entry.amount),
    at: row.entry.createdAt.toISOString(),
    by: row.by,
  };
}

/**
 * Whoever tops up has seen the top-up before: of two windows that are open at once, the second must not book on top of
 * what the first has just booked without knowing it. The caller holds the organization's lock.
 * @throws AppError conflict
 */
export async function assertSeen(db: Queryable, organizationId: number, seen: string | null): Promise<void> {
  const newest = await newestTopUp(db, organizationId);
  if (!newest || newest.id === seen) return;
  throw conflict(
    `${formatUsd(newest.amount_usd)} were booked meanwhile by ${newest.by ?? "the service itself"}. Look at the new balance, then book again if both are meant.`,
  );
}
