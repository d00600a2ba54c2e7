import { and, desc, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { ledgerEntries, users } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import { conflict } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";

/** Returns the organization's latest top-up and who booked it, or null before the first. */
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
 * Checks that the admin who tops up has seen the latest top-up. If two windows are open, the second must not book again
 * without knowing about the first. The caller holds the organization's lock.
 * @throws AppError conflict
 */
export async function assertSeen(db: Queryable, organizationId: number, seen: string | null): Promise<void> {
  const newest = await newestTopUp(db, organizationId);
  if (!newest || newest.id === seen) return;
  throw conflict(
    `${formatUsd(newest.amount_usd)} was booked in the meantime by ${newest.by ?? "auto top-up"}. Check the new balance, then book again if you want both.`,
  );
}
