import { getAccount } from "@/lib/billing/account";
import { creditsOf } from "@/lib/billing/credit-rules";
import type { Credits } from "@/lib/billing/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the remaining credits, allotted and purchased together. */
export async function getCredits(ctx: OrganizationContext): Promise<Credits> {
  assertRight(ctx.actor, "usage:read");
  return { credits: creditsOf(await getAccount(ctx.db, ctx.organization.id)) };
}
