import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { ledgerEntries } from "@/db/schema";
import { readAccount, spendableOf } from "@/lib/billing/account";
import { toUsd } from "@/lib/billing/rules";
import { AppError } from "@/lib/core/errors";

type LedgerEntry = typeof ledgerEntries.$inferSelect;

/** What became of an act on an organization's money or points. */
export interface Booked {
  /** The same key had booked it before; nothing was done. */
  replayed: boolean;
  entry_id: string;
  balance_usd: number;
  spendable_usd: number;
}

/**
 * The entry that an idempotency key has booked already, under the organization's lock.
 * @throws AppError idempotency_mismatch where the key booked another amount
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
  const account = await readAccount(db, entry.organizationId);
  return {
    replayed,
    entry_id: entry.publicId,
    balance_usd: toUsd(account.balance),
    spendable_usd: toUsd(spendableOf(account)),
  };
}
