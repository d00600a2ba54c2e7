import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { ledgerEntries } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { toUsd } from "@/lib/billing/rules";
import { AppError } from "@/lib/core/errors";

type LedgerEntry = typeof ledgerEntries.$inferSelect;

/** The result of a booking of money or credits. */
export interface Booked {
  /** The key had been used before, and nothing was booked. */
  replayed: boolean;
  entry_id: string;
  balance_usd: number;
  spendable_usd: number;
}

/**
 * Finds the entry that was booked under an idempotency key. The caller holds the organization's lock.
 * @throws AppError idempotency_mismatch if the key was used for another amount
 */
export async function findBooked(
  tx: Transaction,
  organizationId: number,
  idempotencyKey: string,
  amount: bigint,
): Promise<LedgerEntry | undefined> {
  const [entry] = await tx
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organizationId, organizationId), eq(ledgerEntries.idempotencyKey, idempotencyKey)));
  if (entry && entry.amount !== amount) throw new AppError({ code: "idempotency_mismatch" });
  return entry;
}

export async function presentBooked(db: Queryable, entry: LedgerEntry, replayed: boolean): Promise<Booked> {
  const account = await getAccount(db, entry.organizationId);
  return {
    replayed,
    entry_id: entry.publicId,
    balance_usd: toUsd(account.balance),
    spendable_usd: toUsd(availableBalanceOf(account)),
  };
}
