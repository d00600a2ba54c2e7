import { desc, eq } from "drizzle-orm";
import { channelPosts } from "@/db/schema";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { summarizePosts } from "@/lib/channels/channels/post-rules";
import type { Context } from "@/lib/core/context";

/** Figures of a channel's posts, and its topics, are of its newest ones. */
export const NEWEST_POSTS = 30;

/** Returns what the channel's newest stored posts have in common; null without posts. */
export async function summarizeRecentPosts(ctx: Context, channelId: number): Promise<ChannelProfile["recent"]> {
  const posts = await ctx.db
    .select({
      views: channelPosts.views,
      likes: channelPosts.likes,
      comments: channelPosts.comments,
      shares: channelPosts.shares,
    })
    .from(channelPosts)
    .where(eq(channelPosts.channelId, channelId))
    .orderBy(desc(channelPosts.publishedAt), desc(channelPosts.id))
    .limit(NEWEST_POSTS);
  return summarizePosts(posts);
}
