import { findChannel } from "@/lib/channels/channels/find";
import { readPeerGrowth } from "@/lib/channels/channels/peer-growth";
import { estimateReach, summarizeEngagement } from "@/lib/channels/channels/post-rules";
import { readNewestPosts } from "@/lib/channels/channels/recent-posts";
import type { ChannelStatistics } from "@/lib/channels/channels/statistics-schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/**
 * Returns engagement and reach of the channel's newest posts, and its growth among channels of the same size.
 * @throws AppError not_found
 */
export async function getChannelStatistics(
  ctx: OrganizationContext,
  { id }: { id: string },
): Promise<ChannelStatistics> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const [posts, growth] = await Promise.all([readNewestPosts(ctx, channel.id), readPeerGrowth(ctx, channel)]);
  return {
    engagement: summarizeEngagement(posts, channel.followers),
    reach: estimateReach(posts, channel.followers),
    growth,
  };
}
