import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { creditsPerMonthOf } from "@/lib/billing/credit-rules";
import { nextRenewal, type Plan } from "@/lib/billing/rules";
import { changeAccess } from "@/lib/core/access-version";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext, Organization } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

/**
 * Changes the plan and resets the credit allotment (contract C). Purchased credits stay. Setting the current plan again
 * changes nothing.
 * @throws AppError not_found for anyone who is not an admin
 */
export async function setPlan(
  ctx: ActingContext,
  organizationId: number,
  plan: Plan,
  reason?: string,
): Promise<Organization> {
  await assertAdmin(ctx);
  return changeAccess(ctx.db, async (tx) => {
    const account = await lockAccount(tx, organizationId);
    const [before] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (before?.plan === plan) return before;
    const [organization] = await tx
      .update(organizations)
      .set({ plan, creditsAnchor: ctx.now(), creditsRenewAt: nextRenewal(ctx.now(), ctx.now()) })
      .where(eq(organizations.id, organizationId))
      .returning();
    if (!before || !organization) throw notFound("Organization not found");
    const at = ctx.now().toISOString();
    const shared = { organizationId, unit: "points_allotted" as const };
    if (account.creditsAllotted > 0)
      await book(ctx, tx, {
        ...shared,
        kind: "points_expired",
        amount: -BigInt(account.creditsAllotted),
        idempotencyKey: `expired:plan:${at}`,
      });
    const credits = creditsPerMonthOf(organization);
    await book(ctx, tx, {
      ...shared,
      kind: "allotment",
      amount: BigInt(credits),
      idempotencyKey: `allotment:plan:${at}`,
      note: `Credits of the plan ${plan}`,
    });
    await recordAct(ctx, tx, {
      action: "organization.plan",
      organizationId,
      subject: organization.name,
      reason,
      before: { plan: before.plan, allotted_points: account.creditsAllotted },
      after: { plan, allotted_points: credits },
    });
    return organization;
  });
}
