import { and, asc, count, eq, sql } from "drizzle-orm";
import { campaigns, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { CampaignList } from "@/lib/tracking/campaigns/schemas";

/** All campaigns of the organization, by name, with how many trackings belong to each. */
export async function listCampaigns(ctx: OrganizationContext): Promise<CampaignList> {
  assertRight(ctx.actor, "videos:read");
  const rows = await ctx.db
    .select({ id: campaigns.publicId, name: campaigns.name, videos: count(trackings.id) })
    .from(campaigns)
    .leftJoin(
      trackings,
      and(eq(trackings.campaignId, campaigns.id), eq(trackings.organizationId, campaigns.organizationId)),
    )
    .where(eq(campaigns.organizationId, ctx.organization.id))
    .groupBy(campaigns.id)
    .orderBy(asc(sql`lower(${campaigns.name})`), asc(campaigns.id));
  return { campaigns: rows };
}
