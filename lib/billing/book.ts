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
  /** Signed, in the unit. */
  amount: bigint;
  /** The same key books once, however often it is tried. */
  idempotencyKey: string;
  note?: string;
  details?: unknown;
  createdBy?: number;
}

const BALANCE_COLUMN = {
  usd_micros: "balance",
  points_allotted: "pointsAllotted",
  points_purchased: "pointsPurchased",
} as const;

/**
 * Books one ledger entry and moves the organization's running sum with it, under its lock. Usage entries also
 * turn uncharged into charged.
 * @returns the entry, and whether it stood already
 * @throws the database's check violation when a sum would fall below 0
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
