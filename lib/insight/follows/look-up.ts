import { and, eq, inArray, lte, sql } from "drizzle-orm";
import pMap from "p-map";
import { channels, followedChannels, follows, organizations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { isLive, LOOKUPS_AT_ONCE } from "@/lib/insight/follows/due-lookups";
import type { ChannelRow, FollowRow } from "@/lib/insight/follows/find";
import {
  LOOKUP_POSTS,
  lookupCost,
  lookupHours,
  MAX_LOOKUP_POSTS,
  retryLookupAt,
} from "@/lib/insight/follows/lookup-rules";
import { recordPosts } from "@/lib/insight/follows/record-posts";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import type { FetchOptions } from "@/lib/platforms/call-with-retries";
import { fetchPosts, type PostData } from "@/lib/platforms/channels";
import type { Failure, Outcome, Platform } from "@/lib/platforms/schemas";
import { configuredSources } from "@/lib/platforms/sources";
import { readPrices } from "@/lib/platforms/sources/read-prices";

/** Longer than a lookup takes. After a crash, another run takes over then. */
const LEASE_MS = 5 * MINUTE_MS;
/** Leaves half of every quota for searches and for the hourly snapshots. */
const OPTIONS: Partial<FetchOptions> = { share: 0.5, deadlineMs: 25_000 };
/** Maximum number of pinned posts before the new ones in a list. */
const PINNED = 3;

export interface LookupCounts {
  lookedUp: number;
  failed: number;
  /** Posts that a follow saw for the first time, and those among them that wait for their start. */
  seen: number;
  waiting: number;
}

type Lookup = typeof followedChannels.$inferSelect;

/**
 * Looks up the newest posts of channels that are due, once for all follows of a channel, and records what each follow
 * makes of them. Of concurrent runs, one looks up a channel.
 */
export async function lookUpChannels(ctx: Context, channelIds: readonly number[]): Promise<LookupCounts> {
  const counts: LookupCounts = { lookedUp: 0, failed: 0, seen: 0, waiting: 0 };
  const hoursOf = await readHours(ctx);
  await pMap(
    channelIds,
    async (channelId) => {
      const claimed = await claim(ctx, channelId);
      if (claimed) await lookUp(ctx, claimed, hoursOf, counts);
    },
    { concurrency: LOOKUPS_AT_ONCE },
  );
  return counts;
}

/** Returns the hours between lookups of a platform's channels, by what its first source charges. */
async function readHours(ctx: Context): Promise<(platform: Platform) => number> {
  const prices = await readPrices(ctx.db);
  return (platform) => {
    const [source] = configuredSources(platform);
    return lookupHours(lookupCost(platform, prices.get(source?.id ?? "") ?? new Map()));
  };
}

/** Takes the lookup of a channel, unless it isn't due or another run has it. */
async function claim(ctx: Context, channelId: number): Promise<{ before: Lookup; lease: Date } | null> {
  const now = ctx.now();
  const lease = new Date(now.getTime() + LEASE_MS);
  return ctx.db.transaction(async (tx) => {
    const isDue = and(eq(followedChannels.channelId, channelId), lte(followedChannels.dueAt, now));
    const [before] = await tx.select().from(followedChannels).where(isDue).for("update", { skipLocked: true });
    if (!before) return null;
    await tx.update(followedChannels).set({ dueAt: lease }).where(eq(followedChannels.channelId, channelId));
    return { before, lease };
  });
}

async function lookUp(
  ctx: Context,
  { before, lease }: { before: Lookup; lease: Date },
  hoursOf: (platform: Platform) => number,
  counts: LookupCounts,
): Promise<void> {
  const [channel] = await ctx.db.select().from(channels).where(eq(channels.id, before.channelId));
  if (!channel) return;
  const live = await liveFollows(ctx, channel.id);
  const { spent, onSpent } = collectSpent();
  const outcome = await fetchNewest(ctx, channel, before.newestAt, live, onSpent);
  await assignSpending(ctx, spent, () => live.map(({ organizationId }) => organizationId));
  if (outcome.kind !== "ok") {
    await recordFailure(ctx, before, lease, outcome);
    counts.failed += 1;
    return;
  }
  const posts = outcome.value.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const next = new Date(ctx.now().getTime() + hoursOf(channel.platform) * HOUR_MS);
  await ctx.db.transaction(async (tx) => {
    // Held first, so that two runs that both read the posts don't record them at the same time.
    await tx
      .update(followedChannels)
      .set({
        lookedUpAt: ctx.now(),
        newestAt: posts[0]?.publishedAt ?? before.newestAt,
        failures: 0,
        failure: null,
        // A follow that was added meanwhile may have made it due again.
        dueAt: sql`case when ${followedChannels.dueAt} = ${lease.toISOString()}::timestamptz then ${next.toISOString()}::timestamptz else ${followedChannels.dueAt} end`,
      })
      .where(eq(followedChannels.channelId, channel.id));
    const { seen, waiting } = await recordPosts(ctx, tx, live, posts);
    counts.seen += seen;
    counts.waiting += waiting;
  });
  counts.lookedUp += 1;
}

/** Returns the follows that start posts of the channel, in ID order. */
async function liveFollows(ctx: Context, channelId: number): Promise<FollowRow[]> {
  const rows = await ctx.db
    .select({ follow: follows })
    .from(follows)
    .innerJoin(organizations, eq(organizations.id, follows.organizationId))
    .where(and(inArray(follows.channelId, [channelId]), isLive))
    .orderBy(follows.id);
  return rows.map(({ follow }) => follow);
}

/**
 * Fetches the newest posts: as many as a new follow wants from before, or a usual page, and more if all of it is newer than
 * what the lookup before saw.
 */
async function fetchNewest(
  ctx: Context,
  channel: ChannelRow,
  newestAt: Date | null,
  live: readonly FollowRow[],
  onSpent: FetchOptions["onSpent"],
): Promise<Outcome<PostData[]>> {
  const wanted = live.map(({ hasBackPosts, backPosts }) => (hasBackPosts ? 0 : backPosts));
  const max = Math.max(LOOKUP_POSTS[channel.platform], ...wanted);
  const fetch = (most: number) => fetchPosts(ctx, channel.platform, channel, { max: most, ...OPTIONS, onSpent });
  const outcome = await fetch(max);
  if (outcome.kind !== "ok" || newestAt === null || max >= MAX_LOOKUP_POSTS) return outcome;
  const fresh = outcome.value.filter(({ publishedAt }) => publishedAt > newestAt).length;
  return fresh < max - PINNED ? outcome : fetch(MAX_LOOKUP_POSTS);
}

async function recordFailure(ctx: Context, before: Lookup, lease: Date, failure: Failure): Promise<void> {
  // A used-up quota isn't a failure of the channel, and a paused platform is asked when it is resumed.
  const failures = before.failures + ("until" in failure || failure.kind === "platform_paused" ? 0 : 1);
  await ctx.db
    .update(followedChannels)
    .set({ failures, failure: failure.kind, dueAt: retryLookupAt(failure, Math.max(failures, 1), ctx.now()) })
    .where(and(eq(followedChannels.channelId, before.channelId), eq(followedChannels.dueAt, lease)));
}
