import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accounts, ledgerEntries } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import type { Context } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";

type LedgerEntry = typeof ledgerEntries.$inferSelect;

export interface Booking {
  organizationId: number;
  unit: LedgerEntry["unit"];
  kind: LedgerEntry["kind"];
  /** Signed, in the entry's unit. */
  amount: bigint;
  /** Entries with the same key are booked once. */
  idempotencyKey: string;
  note?: string;
  details?: unknown;
  createdBy?: number;
}

const BALANCE_COLUMN = {
  usd_micros: "balance",
  points_allotted: "creditsAllotted",
  points_purchased: "creditsPurchased",
} as const;

/**
 * Books one ledger entry and updates the organization's running balance, under its lock. Usage entries also move the
 * amount from uncharged to charged.
 * @returns the entry, and whether it existed before
 * @throws the database's check violation if a balance would fall below 0
 */
export async function book(
  ctx: Context,
  tx: Transaction,
  booking: Booking,
): Promise<{ entry: LedgerEntry; replayed: boolean }> {
  const account = await lockAccount(tx, booking.organizationId);
  const [before] = await tx
    .select()
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.organizationId, booking.organizationId),
        eq(ledgerEntries.idempotencyKey, booking.idempotencyKey),
      ),
    );
  if (before) return { entry: before, replayed: true };

  const column = BALANCE_COLUMN[booking.unit];
  const balanceAfter = BigInt(account[column]) + booking.amount;
  const usage = booking.kind === "usage" ? -booking.amount : 0n;
  await tx
    .update(accounts)
    .set({
      ...(booking.unit === "usd_micros" ? { balance: balanceAfter } : { [column]: Number(balanceAfter) }),
      uncharged: sql`${accounts.uncharged} - ${usage}`,
      charged: sql`${accounts.charged} + ${usage}`,
    })
    .where(eq(accounts.organizationId, booking.organizationId));
  const [entry] = await tx
    .insert(ledgerEntries)
    .values({
      publicId: newPublicId(),
      organizationId: booking.organizationId,
      unit: booking.unit,
      kind: booking.kind,
      amount: booking.amount,
      balanceAfter,
      idempotencyKey: booking.idempotencyKey,
      note: booking.note ?? null,
      details: booking.details ?? null,
      createdBy: booking.createdBy ?? null,
      createdAt: ctx.now(),
    })
    .returning();
  if (!entry) throw new Error("the ledger entry was not written");
  return { entry, replayed: false };
}
