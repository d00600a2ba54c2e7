import type { Queryable } from "@/db/client";
import { accounts, members, organizations } from "@/db/schema";
import { book } from "@/lib/billing/book";
import {
  DEFAULT_LOW_BALANCE_THRESHOLD,
  DEFAULT_PRICE_PER_SNAPSHOT,
  nextRenewal,
  PLANS,
  type Plan,
} from "@/lib/billing/rules";
import type { Context, Organization } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";

export interface NewOrganization {
  name: string;
  plan?: Plan;
  ownerUserId?: number;
}

/**
 * Creates the organization, its account with the plan's credits, and its owner's membership. The balance starts at
 * zero.
 */
export async function createOrganization(
  ctx: Context,
  input: NewOrganization,
  db: Queryable = ctx.db,
): Promise<Organization> {
  const plan = input.plan ?? "free";
  return db.transaction(async (tx) => {
    const [organization] = await tx
      .insert(organizations)
      .values({
        publicId: newPublicId(),
        name: input.name,
        plan,
        pricePerSnapshot: DEFAULT_PRICE_PER_SNAPSHOT,
        lowBalanceThreshold: DEFAULT_LOW_BALANCE_THRESHOLD,
        creditsAnchor: ctx.now(),
        creditsRenewAt: nextRenewal(ctx.now(), ctx.now()),
        createdAt: ctx.now(),
      })
      .returning();
    if (!organization) throw new Error("the organization was not written");
    await tx.insert(accounts).values({
      organizationId: organization.id,
      balance: 0n,
      uncharged: 0n,
      charged: 0n,
      snapshots: 0,
      creditsAllotted: 0,
      creditsPurchased: 0,
    });
    await book(ctx, tx, {
      organizationId: organization.id,
      unit: "points_allotted",
      kind: "allotment",
      amount: BigInt(PLANS[plan].creditsPerMonth),
      idempotencyKey: "allotment:first",
      note: `Credits of the plan ${plan}`,
    });
    if (input.ownerUserId !== undefined)
      await tx.insert(members).values({
        organizationId: organization.id,
        userId: input.ownerUserId,
        role: "owner",
        createdAt: ctx.now(),
      });
    return organization;
  });
}
