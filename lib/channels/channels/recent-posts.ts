import { desc, eq } from "drizzle-orm";
import { channelPosts } from "@/db/schema";
import type { PostFigures } from "@/lib/channels/channels/post-rules";
import type { Context } from "@/lib/core/context";

/** A channel's post figures and topics are based on its newest posts. */
export const NEWEST_POSTS = 30;

/** Returns the figures of the channel's newest stored posts. */
export const readNewestPosts = (ctx: Context, channelId: number): Promise<PostFigures[]> =>
  ctx.db
    .select({
      views: channelPosts.views,
      likes: channelPosts.likes,
      comments: channelPosts.comments,
      shares: channelPosts.shares,
      publishedAt: channelPosts.publishedAt,
      readAt: channelPosts.readAt,
    })
    .from(channelPosts)
    .where(eq(channelPosts.channelId, channelId))
    .orderBy(desc(channelPosts.publishedAt), desc(channelPosts.id))
    .limit(NEWEST_POSTS);
