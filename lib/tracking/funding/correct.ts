import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ledgerEntries } from "@/db/schema";
import { availableBalanceOf, lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { type Booked, findBooked, presentBooked } from "@/lib/billing/booked";
import { notifyLowBalance } from "@/lib/billing/notify-low-balance";
import { MAX_BOOKING, toUsd } from "@/lib/billing/rules";
import { assertProvedAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { conflict, invalid } from "@/lib/core/errors";
import { formatChange, formatUsd } from "@/lib/core/format";
import { credit } from "@/lib/tracking/funding/credit";

export interface Correction {
  organizationId: number;
  /** Micro-dollars, signed. */
  amount: bigint;
  reason: string;
  /** One per intent, so a double click or a retry books once. */
  idempotencyKey: string;
  /** Public ID of the entry to correct, if any. */
  refersTo?: string;
}

/**
 * Corrects a mistake with a counter-entry; booked entries never change.
 * @throws AppError invalid_request, conflict if it would take more than the available balance, idempotency_mismatch,
 * not_found unless the actor is an admin
 */
export async function correctBalance(ctx: ActingContext, input: Correction): Promise<Booked> {
  await assertProvedAdmin(ctx);
  const { organizationId, amount, reason, refersTo } = input;
  if (amount === 0n) throw invalid("amount_usd", "Enter an amount other than 0");
  if (amount > MAX_BOOKING || amount < -MAX_BOOKING)
    throw invalid("amount_usd", `At most ${formatUsd(toUsd(MAX_BOOKING))} per booking`);
  const idempotencyKey = `correction:${input.idempotencyKey}`;
  return ctx.db.transaction(async (tx) => {
    const account = await lockAccount(tx, organizationId);
    const booked = await findBooked(tx, organizationId, idempotencyKey, amount);
    if (booked) return presentBooked(tx, booked, true);
    if (refersTo) await assertEntry(tx, organizationId, refersTo);
    const spendable = availableBalanceOf(account);
    if (spendable + amount < 0n)
      throw conflict(`The correction exceeds the available balance of ${formatUsd(toUsd(spendable), 6)}.`);
    const booking = {
      organizationId,
      kind: "correction" as const,
      amount,
      idempotencyKey,
      note: reason,
      details: { reason, refers_to: refersTo ?? null },
      createdBy: ctx.actor?.type === "user" ? ctx.actor.userId : undefined,
    };
    const { entry } =
      amount > 0n ? await credit(ctx, tx, booking) : await book(ctx, tx, { ...booking, unit: "usd_micros" });
    if (amount < 0n) await notifyLowBalance(ctx, tx, [organizationId]);
    await recordAct(ctx, tx, {
      action: "money.correction",
      organizationId,
      subject: formatChange(toUsd(amount), (usd) => formatUsd(usd, 6)),
      reason,
      before: { balance_usd: toUsd(account.balance) },
      after: { balance_usd: toUsd(entry.balanceAfter), ...(refersTo && { refers_to: refersTo }) },
    });
    return presentBooked(tx, entry, false);
  });
}

async function assertEntry(tx: Transaction, organizationId: number, publicId: string): Promise<void> {
  const found = await tx.$count(
    ledgerEntries,
    and(
      eq(ledgerEntries.publicId, publicId),
      eq(ledgerEntries.organizationId, organizationId),
      eq(ledgerEntries.unit, "usd_micros"),
    ),
  );
  if (found === 0) throw invalid("refers_to", "This organization's ledger has no such money entry");
}
