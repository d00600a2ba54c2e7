import { lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { type Booked, findBooked, presentBooked } from "@/lib/billing/booked";
import { MAX_CREDITS_PER_GRANT } from "@/lib/billing/rules";
import { assertProvedAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { plural } from "@/lib/core/format";

export interface CreditGrant {
  organizationId: number;
  credits: number;
  /** One per submission, so that a double click or a retry books once. */
  idempotencyKey: string;
  note?: string;
}

/**
 * Books credits that an organization has bought. They never expire.
 * @throws AppError invalid_request unless `credits` is a whole number from 1 to ten million, idempotency_mismatch,
 * not_found for anyone who is not an admin
 */
export async function grantCredits(ctx: ActingContext, { credits, ...grant }: CreditGrant): Promise<Booked> {
  await assertProvedAdmin(ctx);
  if (!Number.isInteger(credits) || credits < 1 || credits > MAX_CREDITS_PER_GRANT)
    throw invalid("credits", `Must be a whole number from 1 to ${MAX_CREDITS_PER_GRANT}`);
  const { organizationId, note } = grant;
  const idempotencyKey = `purchase:${grant.idempotencyKey}`;
  return ctx.db.transaction(async (tx) => {
    const before = await lockAccount(tx, organizationId);
    const booked = await findBooked(tx, organizationId, idempotencyKey, BigInt(credits));
    if (booked) return presentBooked(tx, booked, true);
    const { entry } = await book(ctx, tx, {
      organizationId,
      unit: "points_purchased",
      kind: "purchase",
      amount: BigInt(credits),
      idempotencyKey,
      note,
      createdBy: ctx.actor?.type === "user" ? ctx.actor.userId : undefined,
    });
    await recordAct(ctx, tx, {
      action: "points.grant",
      organizationId,
      subject: plural(credits, "credit"),
      reason: note,
      before: { purchased_points: before.creditsPurchased },
      after: { purchased_points: before.creditsPurchased + credits },
    });
    return presentBooked(tx, entry, false);
  });
}
