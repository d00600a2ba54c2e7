import { count, eq } from "drizzle-orm";
import { sampledFollowers } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import { missingSample } from "@/lib/channels/channels/pace";
import { type QualityClass, qualityGrade, qualityShares } from "@/lib/channels/channels/quality-rules";
import type { Quality } from "@/lib/channels/channels/schemas";
import { type Engagement, readEngagement } from "@/lib/channels/own-figures/read";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/**
 * Returns the distribution of sampled followers over the five classes, and the resulting grade. Without a sample, it
 * comes from the engaged views that the channel's owner shares with the caller's organization.
 * @throws AppError not_found, also if neither is known: some platforms provide no sample
 */
export async function getChannelQuality(ctx: OrganizationContext, { id }: { id: string }): Promise<Quality> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const sampled = qualityShares(await countClasses(ctx, channel.id));
  const engagement = sampled ? null : await readEngagement(ctx, channel.id);
  const shares = sampled ?? (engagement && engagedShares(engagement));
  if (!shares) throw notFound("Not found", missingSample(channel.platform));
  if (engagement) ctx.setHeader?.("X-Audience-Source", `owner, ${engagement.day}`);
  return {
    quality_grade: qualityGrade(shares),
    quality_distribution: {
      quality_distribution_1: shares[1],
      quality_distribution_2: shares[2],
      quality_distribution_3: shares[3],
      quality_distribution_4: shares[4],
      quality_distribution_5: shares[5],
    },
  };
}

/** Engaged views are the best class, all other views the worst. */
function engagedShares({ views, engaged }: Engagement): Record<QualityClass, number> {
  const best = engaged / views;
  return { 1: best, 2: 0, 3: 0, 4: 0, 5: 1 - best };
}

/** Counts sampled followers by class. */
export async function countClasses(ctx: Context, channelId: number): Promise<Map<number, number>> {
  const rows = await ctx.db
    .select({ cls: sampledFollowers.qualityClass, n: count() })
    .from(sampledFollowers)
    .where(eq(sampledFollowers.channelId, channelId))
    .groupBy(sampledFollowers.qualityClass);
  return new Map(rows.map(({ cls, n }) => [cls, n]));
}
