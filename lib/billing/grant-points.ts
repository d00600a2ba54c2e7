import { lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { type Booked, findBooked, presentBooked } from "@/lib/billing/booked";
import { MOST_POINTS_AT_ONCE } from "@/lib/billing/rules";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { plural } from "@/lib/core/format";

export interface PointsGrant {
  organizationId: number;
  points: number;
  /** One per intent: a double click or a retry books once. */
  idempotencyKey: string;
  note?: string;
}

/**
 * Books points that an organization has bought; they never expire.
 * @throws AppError invalid_request for what is no whole number from 1 to ten million, idempotency_mismatch,
 * not_found to whoever is no admin
 */
export async function grantPoints(ctx: ActingContext, { points, ...grant }: PointsGrant): Promise<Booked> {
  await assertAdmin(ctx);
  if (!Number.isInteger(points) || points < 1 || points > MOST_POINTS_AT_ONCE)
    throw invalid("points", `Must be a whole number from 1 to ${MOST_POINTS_AT_ONCE}`);
  const { organizationId, note } = grant;
  const idempotencyKey = `purchase:${grant.idempotencyKey}`;
  return ctx.db.transaction(async (tx) => {
    const before = await lockAccount(tx, organizationId);
    const booked = await findBooked(tx, organizationId, idempotencyKey, BigInt(points));
    if (booked) return presentBooked(tx, booked, true);
    const { entry } = await book(ctx, tx, {
      organizationId,
      unit: "points_purchased",
      kind: "purchase",
      amount: BigInt(points),
      idempotencyKey,
      note,
      createdBy: ctx.actor?.type === "user" ? ctx.actor.userId : undefined,
    });
    await recordAct(ctx, tx, {
      action: "points.grant",
      organizationId,
      subject: plural(points, "point"),
      reason: note,
      before: { purchased_points: before.pointsPurchased },
      after: { purchased_points: before.pointsPurchased + points },
    });
    return presentBooked(tx, entry, false);
  });
}
