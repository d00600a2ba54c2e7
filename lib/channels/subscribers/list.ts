import { and, asc, eq } from "drizzle-orm";
import { socialAccounts } from "@/db/schema";
import { presentSocialAccount } from "@/lib/channels/subscribers/present";
import type { SubscriberCounts } from "@/lib/channels/subscribers/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the organization's accounts in the order they were added, as the API documents them. */
export async function getSubscriberCounts(ctx: OrganizationContext): Promise<SubscriberCounts> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  const rows = await ctx.db
    .select()
    .from(socialAccounts)
    .where(and(eq(socialAccounts.organizationId, ctx.organization.id), eq(socialAccounts.isRemoved, false)))
    .orderBy(asc(socialAccounts.id));
  return {
    socials: rows.map((row) => {
      const { id: _, ...shown } = presentSocialAccount(row);
      return shown;
    }),
  };
}
