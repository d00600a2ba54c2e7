import { getAccount, lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { creditsOf, splitCharge } from "@/lib/billing/credit-rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

interface Charge {
  credits: number;
  /** Unique per call. Charging again under the same ID has no effect. */
  requestId: string;
  /** The operation called, as the ledger shows it. */
  operation: string;
}

/**
 * Charges the credits of a successful call, with one ledger entry per kind of credits.
 * @returns the remaining credits
 * @throws AppError insufficient_points, and charges nothing
 */
export async function chargeCredits(ctx: OrganizationContext, charge: Charge): Promise<{ remaining: number }> {
  const { credits, requestId, operation } = charge;
  const organizationId = ctx.organization.id;
  return ctx.db.transaction(async (tx) => {
    const account = await lockAccount(tx, organizationId);
    assertEnough(account, credits);
    const { allotted, purchased } = splitCharge(credits, account);
    const shared = { organizationId, kind: "points_used", note: operation, details: { operation, requestId } } as const;
    let taken = 0;
    if (allotted > 0) {
      const unit = "points_allotted";
      const booked = await book(ctx, tx, {
        ...shared,
        unit,
        amount: -BigInt(allotted),
        idempotencyKey: `points:${requestId}:${unit}`,
      });
      // A call's entries are booked together, so this call was charged in full before.
      if (booked.replayed) return { remaining: creditsOf(account) };
      taken += allotted;
    }
    if (purchased > 0) {
      const unit = "points_purchased";
      const booked = await book(ctx, tx, {
        ...shared,
        unit,
        amount: -BigInt(purchased),
        idempotencyKey: `points:${requestId}:${unit}`,
      });
      if (!booked.replayed) taken += purchased;
    }
    return { remaining: creditsOf(account) - taken };
  });
}

/**
 * Checks that the organization can pay for a call. The charge checks again, under the lock.
 * @returns the remaining credits
 * @throws AppError insufficient_points
 */
export async function assertPayable(ctx: OrganizationContext, credits: number): Promise<{ remaining: number }> {
  const account = await getAccount(ctx.db, ctx.organization.id);
  assertEnough(account, credits);
  return { remaining: creditsOf(account) };
}

function assertEnough(account: Parameters<typeof creditsOf>[0], credits: number): void {
  if (creditsOf(account) < credits) throw new AppError({ code: "insufficient_points", required: credits });
}
