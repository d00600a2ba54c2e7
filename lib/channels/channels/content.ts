import { count, desc, eq } from "drizzle-orm";
import { channelPosts } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import { pageOf } from "@/lib/channels/channels/page";
import { postLink } from "@/lib/channels/channels/rules";
import type { ContentPage, PageQuery } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns the channel's stored posts, newest first. */
export async function listChannelContent(
  ctx: OrganizationContext,
  { id, page }: PageQuery & { id: string },
): Promise<ContentPage> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const ofIt = eq(channelPosts.channelId, channel.id);
  const [total] = await ctx.db.select({ n: count() }).from(channelPosts).where(ofIt);
  return pageOf(ctx, page, total?.n ?? 0, async (limit, offset) => {
    const posts = await ctx.db
      .select()
      .from(channelPosts)
      .where(ofIt)
      .orderBy(desc(channelPosts.publishedAt), desc(channelPosts.id))
      .limit(limit)
      .offset(offset);
    return posts.map((post) => ({
      post_id: post.uuid,
      // Seconds, without a zone.
      created_time: post.publishedAt.toISOString().slice(0, 19),
      caption: post.caption,
      tags: post.tags,
      link: postLink(channel, post),
    }));
  });
}
