import { eq, max } from "drizzle-orm";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { readCreators } from "@/lib/insight/campaigns/creators";
import type { CampaignOverview } from "@/lib/insight/campaigns/dashboard-schemas";
import { findCampaign } from "@/lib/insight/campaigns/get";
import { leadersOf, platformShares } from "@/lib/insight/campaigns/leaders-rules";
import { presentCampaign } from "@/lib/insight/campaigns/present";
import { readParts } from "@/lib/insight/campaigns/read-parts";

/** Returns a campaign with its figures by creator and platform. @throws AppError not_found */
export async function getCampaignOverview(ctx: OrganizationContext, { id }: { id: string }): Promise<CampaignOverview> {
  assertRight(ctx.actor, "campaigns:read");
  const row = await findCampaign(ctx, id);
  const [parts, creators, [latest]] = await Promise.all([
    readParts(ctx.db, [row.id]),
    readCreators(ctx.db, [row.id]),
    ctx.db
      .select({ at: max(videoState.latestAt) })
      .from(trackings)
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .where(eq(trackings.campaignId, row.id)),
  ]);
  const own = parts.get(row.id) ?? [];
  return {
    campaign: presentCampaign(ctx, row, own, creators),
    goal_reached_at: row.goalReachedAt?.toISOString() ?? null,
    latest_at: latest?.at?.toISOString() ?? null,
    leaders: leadersOf(own, creators, row.emvRates),
    platforms: platformShares(own, creators, row.emvRates),
  };
}
