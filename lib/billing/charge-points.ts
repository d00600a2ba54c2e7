import { lockAccount, readAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { burn, pointsOf } from "@/lib/billing/points-rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

interface Charge {
  points: number;
  /** One per call: the same charges once. */
  requestId: string;
  /** What was called; stands in the ledger. */
  operation: string;
}

/**
 * Takes the points of a call that succeeded, one ledger entry a kind of points.
 * @returns the points that are left
 * @throws AppError insufficient_points, and takes nothing then
 */
export async function chargePoints(ctx: OrganizationContext, charge: Charge): Promise<{ remaining: number }> {
  const { points, requestId, operation } = charge;
  const organizationId = ctx.organization.id;
  return ctx.db.transaction(async (tx) => {
    const account = await lockAccount(tx, organizationId);
    assertEnough(account, points);
    const { allotted, purchased } = burn(points, account);
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
      // All that a call costs is booked at once: it was charged before.
      if (booked.replayed) return { remaining: pointsOf(account) };
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
    return { remaining: pointsOf(account) - taken };
  });
}

/**
 * Whether a call can be paid as things stand; the charge itself looks again, under the lock.
 * @returns the points that are there
 * @throws AppError insufficient_points
 */
export async function assertPayable(ctx: OrganizationContext, points: number): Promise<{ remaining: number }> {
  const account = await readAccount(ctx.db, ctx.organization.id);
  assertEnough(account, points);
  return { remaining: pointsOf(account) };
}

function assertEnough(account: Parameters<typeof pointsOf>[0], points: number): void {
  if (pointsOf(account) < points) throw new AppError({ code: "insufficient_points", required: points });
}
