import { lockAccount } from "@/lib/billing/account";
import { type Booked, findBooked, presentBooked } from "@/lib/billing/booked";
import { assertSeen } from "@/lib/billing/newest-top-up";
import { MAX_BOOKING, MIN_TOP_UP, toUsd } from "@/lib/billing/rules";
import { assertProvedAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";
import { credit } from "@/lib/tracking/funding/credit";

export interface TopUp {
  organizationId: number;
  /** Micro-dollars, at least 10 USD. */
  amount: bigint;
  /** One per intent, so a double click or a retry books once. */
  idempotencyKey: string;
  /** Reason, for the ledger and the receipt. */
  note?: string;
  /**
   * The newest top-up that the caller saw, null if there was none. A newer one is a conflict. Not checked if omitted.
   */
  seen?: string | null;
}

/**
 * Books money that an organization has paid.
 * @throws AppError invalid_request for an amount out of bounds, conflict after an unseen top-up, idempotency_mismatch,
 * not_found unless the actor is an admin
 */
export async function topUp(ctx: ActingContext, input: TopUp): Promise<Booked> {
  await assertProvedAdmin(ctx);
  const { organizationId, amount, note, seen } = input;
  if (amount < MIN_TOP_UP) throw invalid("amount_usd", `The minimum top-up is ${formatUsd(toUsd(MIN_TOP_UP), 2)}`);
  if (amount > MAX_BOOKING) throw invalid("amount_usd", `At most ${formatUsd(toUsd(MAX_BOOKING))} per booking`);
  const idempotencyKey = `top_up:${input.idempotencyKey}`;
  return ctx.db.transaction(async (tx) => {
    const before = await lockAccount(tx, organizationId);
    const booked = await findBooked(tx, organizationId, idempotencyKey, amount);
    if (booked) return presentBooked(tx, booked, true);
    if (seen !== undefined) await assertSeen(tx, organizationId, seen);
    const { entry } = await credit(ctx, tx, {
      organizationId,
      kind: "top_up",
      amount,
      idempotencyKey,
      note,
      details: { reason: note ?? null, kind: "manual" },
      createdBy: ctx.actor?.type === "user" ? ctx.actor.userId : undefined,
    });
    await recordAct(ctx, tx, {
      action: "money.top_up",
      organizationId,
      subject: formatUsd(toUsd(amount)),
      reason: note,
      before: { balance_usd: toUsd(before.balance) },
      after: { balance_usd: toUsd(entry.balanceAfter) },
    });
    return presentBooked(tx, entry, false);
  });
}
