import { and, asc, eq } from "drizzle-orm";
import { socialAccounts } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { assertRight, type Right } from "@/lib/rights";
import { presentSocialAccount } from "@/lib/social/present";
import type { SocialAccount, SocialAccountList, SubscriberCounts } from "@/lib/social/schemas";

/** The organisation's accounts in the order in which they were added, for the dashboard. */
export async function listSocialAccounts(ctx: OrganizationContext): Promise<SocialAccountList> {
  return { accounts: await listAs(ctx, "channels:read") };
}

/** The same for the API, which documents one role for the whole family. */
export async function getSubscriberCounts(ctx: OrganizationContext): Promise<SubscriberCounts> {
  const accounts = await listAs(ctx, "CLOUD_SCHEDULES");
  return { socials: accounts.map(({ id: _, ...shown }) => shown) };
}

async function listAs(ctx: OrganizationContext, right: Right): Promise<SocialAccount[]> {
  assertRight(ctx.actor, right);
  const rows = await ctx.db
    .select()
    .from(socialAccounts)
    .where(and(eq(socialAccounts.organizationId, ctx.organization.id), eq(socialAccounts.isRemoved, false)))
    .orderBy(asc(socialAccounts.id));
  return rows.map(presentSocialAccount);
}
