import { asc, eq, sql } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { CampaignList } from "@/lib/tracking/campaigns/schemas";

/** All campaigns of the organization, by name, with how many trackings belong to each. */
export async function listCampaigns(ctx: OrganizationContext): Promise<CampaignList> {
  assertRight(ctx.actor, "videos:read");
  const rows = await ctx.db
    .select({ id: campaigns.publicId, name: campaigns.name, videos: campaigns.videos })
    .from(campaigns)
    .where(eq(campaigns.organizationId, ctx.organization.id))
    .orderBy(asc(sql`lower(${campaigns.name})`), asc(campaigns.id));
  return { campaigns: rows };
}
