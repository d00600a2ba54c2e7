import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { creditsPerMonthOf, dueRenewal } from "@/lib/billing/credit-rules";
import { nextRenewal } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { forEach } from "@/lib/core/each";

/**
 * Renews the credits of every open organization whose renewal day has come: the rest of the allotment expires, the
 * plan's allotment is booked, and purchased credits stay. A rerun has no effect. After an outage of several months,
 * only the current month's allotment is booked.
 */
export async function renewCredits(ctx: Context): Promise<{ renewed: number }> {
  const due = await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(lte(organizations.creditsRenewAt, ctx.now()), isNull(organizations.closedAt)))
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
    // Read under the lock: a concurrent run of this job or a change of plan may have renewed it already.
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    const date = organization && dueRenewal(organization.creditsAnchor, organization.creditsRenewAt, ctx.now());
    if (!date) return false;
    const shared = { organizationId, unit: "points_allotted" as const };
    if (account.creditsAllotted > 0)
      await book(ctx, tx, {
        ...shared,
        kind: "points_expired",
        amount: -BigInt(account.creditsAllotted),
        idempotencyKey: `expired:${date.toISOString()}`,
      });
    const credits = creditsPerMonthOf(organization);
    if (credits > 0)
      await book(ctx, tx, {
        ...shared,
        kind: "allotment",
        amount: BigInt(credits),
        idempotencyKey: `allotment:${date.toISOString()}`,
        note: `Credits of the plan ${organization.plan}`,
      });
    await tx
      .update(organizations)
      .set({ creditsRenewAt: nextRenewal(organization.creditsAnchor, date) })
      .where(eq(organizations.id, organizationId));
    return true;
  });
