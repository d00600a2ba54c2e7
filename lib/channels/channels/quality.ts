import { count, eq } from "drizzle-orm";
import { sampledFollowers } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import { missingSample } from "@/lib/channels/channels/pace";
import { qualityGrade, qualityShares } from "@/lib/channels/channels/rules";
import type { Quality } from "@/lib/channels/channels/schemas";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/**
 * Returns the distribution of sampled followers over the five classes, and the resulting grade.
 * @throws AppError not_found, also without a sample: some platforms provide none
 */
export async function getChannelQuality(ctx: OrganizationContext, { id }: { id: string }): Promise<Quality> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const shares = qualityShares(await countClasses(ctx, channel.id));
  if (!shares) throw notFound("Not found", missingSample(channel.platform));
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

/** Counts sampled followers by class. */
export async function countClasses(ctx: Context, channelId: number): Promise<Map<number, number>> {
  const rows = await ctx.db
    .select({ cls: sampledFollowers.qualityClass, n: count() })
    .from(sampledFollowers)
    .where(eq(sampledFollowers.channelId, channelId))
    .groupBy(sampledFollowers.qualityClass);
  return new Map(rows.map(({ cls, n }) => [cls, n]));
}
