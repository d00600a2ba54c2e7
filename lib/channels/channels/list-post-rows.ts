import { count, desc, eq } from "drizzle-orm";
import { channelPosts } from "@/db/schema";
import type { PostRows } from "@/lib/channels/channels/dashboard-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { engagementBasis, rateOf } from "@/lib/channels/channels/post-rules";
import { readNewestPosts } from "@/lib/channels/channels/recent-posts";
import { postLink } from "@/lib/channels/channels/rules";
import type { PageQuery } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Fills a grid of two, three or four columns. */
const PER_PAGE = 24;

/**
 * Returns the channel's stored posts for the dashboard with their metrics, newest first.
 * @throws AppError not_found
 */
export async function listPostRows(
  ctx: OrganizationContext,
  { id, page }: PageQuery & { id: string },
): Promise<PostRows> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const ofIt = eq(channelPosts.channelId, channel.id);
  const [posts, [total], newest] = await Promise.all([
    ctx.db
      .select()
      .from(channelPosts)
      .where(ofIt)
      .orderBy(desc(channelPosts.publishedAt), desc(channelPosts.id))
      .limit(PER_PAGE)
      .offset((page - 1) * PER_PAGE),
    ctx.db.select({ n: count() }).from(channelPosts).where(ofIt),
    readNewestPosts(ctx, channel.id),
  ]);
  const basis = engagementBasis(newest, channel.followers);
  const rows = posts.map(
    ({ uuid, externalId, publishedAt, caption, tags, link, views, likes, comments, shares, readAt }) => ({
      id: uuid,
      published_at: publishedAt.toISOString(),
      caption,
      tags,
      link: postLink(channel, { externalId, link }),
      views,
      likes,
      comments,
      shares,
      engagement_rate: rateOf({ views, likes, comments, shares }, basis, channel.followers),
      read_at: readAt.toISOString(),
    }),
  );
  return { rows, total: total?.n ?? 0, page, per_page: PER_PAGE, engagement_basis: basis };
}
