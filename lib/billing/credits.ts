import { readAccount } from "@/lib/billing/account";
import { pointsOf } from "@/lib/billing/points-rules";
import type { Credits } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** The points that are left, allotted and purchased together. */
export async function getCredits(ctx: OrganizationContext): Promise<Credits> {
  assertRight(ctx.actor, "usage:read");
  return { credits: pointsOf(await readAccount(ctx.db, ctx.organization.id)) };
}
