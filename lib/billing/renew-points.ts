import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { dueRenewal, pointsPerMonthOf } from "@/lib/billing/points-rules";
import { nextRenewal } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { forEach } from "@/lib/core/each";

/**
 * Renews the points of every organization that is not closed and whose renewal day has come: what is left of the allotment expires, the
 * plan's is booked, purchased points stay. A rerun finds nothing left; after an outage of months the current month's
 * allotment is the only one.
 */
export async function renewPoints(ctx: Context): Promise<{ renewed: number }> {
  const due = await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(lte(organizations.pointsRenewAt, ctx.now()), isNull(organizations.closedAt)))
    .orderBy(asc(organizations.id));
  let renewed = 0;
  await forEach(due, "credits of an organization", async ({ id }) => {
    if (await renewOrganization(ctx, id)) renewed += 1;
  });
  return { renewed };
}

const renewOrganization = (ctx: Context, organizationId: number): Promise<boolean> =>
  ctx.db.transaction(async (tx) => {
    const account = await lockAccount(tx, organizationId);
    // Read under the lock: a twin of this job, or a change of plan, may have renewed it meanwhile.
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    const date = organization && dueRenewal(organization.pointsAnchor, organization.pointsRenewAt, ctx.now());
    if (!date) return false;
    const shared = { organizationId, unit: "points_allotted" as const };
    if (account.pointsAllotted > 0)
      await book(ctx, tx, {
        ...shared,
        kind: "points_expired",
        amount: -BigInt(account.pointsAllotted),
        idempotencyKey: `expired:${date.toISOString()}`,
      });
    const points = pointsPerMonthOf(organization);
    if (points > 0)
      await book(ctx, tx, {
        ...shared,
        kind: "allotment",
        amount: BigInt(points),
        idempotencyKey: `allotment:${date.toISOString()}`,
        note: `Points of the plan ${organization.plan}`,
      });
    await tx
      .update(organizations)
      .set({ pointsRenewAt: nextRenewal(organization.pointsAnchor, date) })
      .where(eq(organizations.id, organizationId));
    return true;
  });
