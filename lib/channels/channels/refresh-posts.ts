import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import pMap from "p-map";
import type { Transaction } from "@/db/client";
import { channelPosts, channels, mentions } from "@/db/schema";
import { type DueBatch, loadDue } from "@/lib/channels/channels/due";
import { POSTS_READ } from "@/lib/channels/channels/pace";
import { assignToInterested } from "@/lib/channels/channels/payers";
import { recordFailure } from "@/lib/channels/channels/record-failure";
import { BACKGROUND, countFailure, emptyCounts, type RefreshCounts } from "@/lib/channels/channels/refresh-counts";
import { nextDue } from "@/lib/channels/channels/schedule";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { storeTopics } from "@/lib/channels/channels/topics";
import type { Context } from "@/lib/core/context";
import { collectSpent } from "@/lib/platforms/assign-spending";
import { extractMentions, extractTags } from "@/lib/platforms/captions";
import { fetchPosts, type PostData } from "@/lib/platforms/channels";

const AT_ONCE = 4;

/**
 * Fetches a batch's newest posts and stores each channel's in one transaction. Posts that were deleted from the
 * platform stay.
 */
export async function refreshPosts(ctx: Context, batch: DueBatch): Promise<RefreshCounts> {
  const due = await loadDue(ctx, "posts", batch);
  const counts = emptyCounts();
  const { spent, onSpent } = collectSpent();
  const stored: ChannelRow[] = [];
  const known = await channelsWithPosts(
    ctx,
    due.map(({ id }) => id),
  );
  await pMap(
    due,
    async (channel) => {
      const { first, daily } = POSTS_READ[batch.platform];
      const max = known.has(channel.id) ? daily : first;
      const outcome = await fetchPosts(ctx, batch.platform, channel, { max, ...BACKGROUND, onSpent });
      if (outcome.kind === "ok") {
        await ctx.db.transaction((tx) => storePosts(ctx, tx, channel, outcome.value));
        stored.push(channel);
        counts.stored += 1;
      } else {
        await recordFailure(ctx, "posts", channel, outcome);
        countFailure(counts, outcome);
      }
    },
    { concurrency: AT_ONCE },
  );
  await assignToInterested(ctx, batch.platform, spent, stored);
  return counts;
}

async function channelsWithPosts(ctx: Context, channelIds: readonly number[]): Promise<Set<number>> {
  if (channelIds.length === 0) return new Set();
  const rows = await ctx.db
    .selectDistinct({ id: channelPosts.channelId })
    .from(channelPosts)
    .where(inArray(channelPosts.channelId, [...channelIds]));
  return new Set(rows.map(({ id }) => id));
}

async function storePosts(
  ctx: Context,
  tx: Transaction,
  channel: ChannelRow,
  posts: readonly PostData[],
): Promise<void> {
  const now = ctx.now();
  // Takes the channel's lock: two runs must not replace the same mentions concurrently.
  await tx
    .update(channels)
    .set({ postsDueAt: nextDue("posts", channel, now), postsFailures: 0 })
    .where(eq(channels.id, channel.id));
  if (posts.length === 0) return;
  const stored = await tx
    .insert(channelPosts)
    .values(
      posts.map(({ externalId, publishedAt, caption, link, figures }) => ({
        uuid: randomUUID(),
        channelId: channel.id,
        externalId,
        publishedAt,
        caption,
        tags: extractTags(caption),
        link,
        views: figures.views,
        likes: figures.likes,
        comments: figures.comments,
        shares: figures.shares,
        readAt: now,
      })),
    )
    .onConflictDoUpdate({ target: [channelPosts.channelId, channelPosts.externalId], set: UPDATED_COLUMNS })
    .returning({ id: channelPosts.id, caption: channelPosts.caption });
  await tx.delete(mentions).where(
    inArray(
      mentions.postId,
      stored.map(({ id }) => id),
    ),
  );
  const named = stored.flatMap(({ id, caption }) =>
    extractMentions(caption, channel.platform).map((usernameKey) => ({
      postId: id,
      channelId: channel.id,
      platform: channel.platform,
      usernameKey,
    })),
  );
  if (named.length > 0) await tx.insert(mentions).values(named);
  await storeTopics(tx, channel.id);
}

/** Captions can be edited. The time is kept, because pages are ordered by it. */
const UPDATED_COLUMNS = {
  caption: sql`excluded.caption`,
  tags: sql`excluded.tags`,
  link: sql`excluded.link`,
  views: sql`excluded.views`,
  likes: sql`excluded.likes`,
  comments: sql`excluded.comments`,
  shares: sql`excluded.shares`,
  readAt: sql`excluded.read_at`,
};
