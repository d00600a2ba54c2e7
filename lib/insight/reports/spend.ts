import { and, eq } from "drizzle-orm";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { readCreators } from "@/lib/insight/campaigns/creators";
import { spendOf } from "@/lib/insight/campaigns/progress-rules";
import type { ReportScope, ReportTracking } from "@/lib/insight/reports/which-videos";
import type { Figures } from "@/lib/platforms/schemas";

/**
 * Returns what the videos of a report cost, in micro-dollars: the entered costs, and of a campaign also fees and
 * rate × views, as the campaign's own page counts them. null if nothing is entered.
 */
export async function spendOfReport(
  ctx: OrganizationContext,
  { of, ids }: ReportScope,
  videos: readonly (Pick<ReportTracking, "platform" | "channelId" | "cost"> & { figures: Figures })[],
): Promise<bigint | null> {
  const parts = videos.map(({ platform, channelId, figures, cost }) => ({
    platform,
    channelId,
    videos: 1,
    views: figures.views === null ? null : BigInt(figures.views),
    engagements: null,
    cost,
    snapshots: 0n,
  }));
  if (of !== "campaign") return spendOf(parts, []);
  const [campaign] = await ctx.db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.publicId, ids[0] ?? ""), eq(campaigns.organizationId, ctx.organization.id)));
  return spendOf(parts, campaign ? await readCreators(ctx.db, [campaign.id]) : []);
}
