import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { pointsPerMonthOf } from "@/lib/billing/points-rules";
import { nextRenewal, type Plan } from "@/lib/billing/rules";
import type { Context, Organization } from "@/lib/context";
import { notFound } from "@/lib/errors";

/** Changes the plan; the points' allotment starts anew with it (contract C), purchased points stay. */
export async function setPlan(ctx: Context, organizationId: number, plan: Plan): Promise<Organization> {
  return ctx.db.transaction(async (tx) => {
    const account = await lockAccount(tx, organizationId);
    const [organization] = await tx
      .update(organizations)
      .set({ plan, pointsAnchor: ctx.now(), pointsRenewAt: nextRenewal(ctx.now(), ctx.now()) })
      .where(eq(organizations.id, organizationId))
      .returning();
    if (!organization) throw notFound("Organisation not found");
    const at = ctx.now().toISOString();
    const shared = { organizationId, unit: "points_allotted" as const };
    if (account.pointsAllotted > 0)
      await book(ctx, tx, {
        ...shared,
        kind: "points_expired",
        amount: -BigInt(account.pointsAllotted),
        idempotencyKey: `expired:plan:${at}`,
      });
    await book(ctx, tx, {
      ...shared,
      kind: "allotment",
      amount: BigInt(pointsPerMonthOf(organization)),
      idempotencyKey: `allotment:plan:${at}`,
      note: `Points of the plan ${plan}`,
    });
    return organization;
  });
}
