import { and, asc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { channels, followPosts, follows, trackings, videos } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { createFollow } from "@/lib/insight/follows/create";
import { dueLookups } from "@/lib/insight/follows/due-lookups";
import { lookUpChannels } from "@/lib/insight/follows/look-up";
import { startPosts } from "@/lib/insight/follows/start-posts";
import { type Calls, plusCalls, readCalls, withoutCalls } from "@/scripts/simulate/sandbox";

/** Instagram's series change their source meanwhile, which is checked of those that began before. */
const FOLLOWED = ["tiktok", "youtube", "twitter"] as const;
const CHANNELS = 6;
const FOLLOWERS = 3;
/** Three posts a day, and eleven a month: some posts find the day full, others the month. */
const TERMS = { back_posts: 5, days_per_post: 1, max_per_day: 3, monthly_ceiling_usd: 4 };

/** Some organizations follow creators of their videos once these are known; two runs turn each hour together. */
export function simulateFollows(sandboxUrl: string, owners: readonly OrganizationContext[]) {
  let calls: Calls = {};
  let milliseconds = 0;
  let isFollowing = false;
  const work = async (ctx: Context): Promise<void> => {
    const begun = performance.now();
    const before = await readCalls(sandboxUrl);
    if (!isFollowing) isFollowing = await followCreators(ctx, owners.slice(0, FOLLOWERS));
    await Promise.all([turnFollows(ctx), turnFollows(ctx)]);
    calls = plusCalls(calls, withoutCalls(await readCalls(sandboxUrl), before));
    milliseconds += performance.now() - begun;
  };
  return { work, calls: () => calls, seconds: () => milliseconds / 1000 };
}

/** @returns whether there are creators to follow yet */
async function followCreators(ctx: Context, owners: readonly OrganizationContext[]): Promise<boolean> {
  const known = await ctx.db
    .select({ uuid: channels.uuid })
    .from(channels)
    .where(inArray(channels.platform, [...FOLLOWED]))
    .orderBy(asc(channels.id))
    .limit(CHANNELS);
  for (const owner of owners)
    for (const { uuid } of known) await createFollow({ ...owner, now: ctx.now }, { channel_id: uuid, ...TERMS });
  return known.length > 0;
}

async function turnFollows(ctx: Context): Promise<void> {
  for (const channelIds of await dueLookups(ctx)) await lookUpChannels(ctx, channelIds);
  while ((await startPosts(ctx)).claimed > 0);
}

export interface FollowCounts {
  follows: number;
  started: number;
  violations: string[];
}

/**
 * Checks that no organization tracks a post twice that a follow started, that no follow started more than its day or its
 * month allows, and that its counters say so.
 */
export async function checkFollows(ctx: Context): Promise<FollowCounts> {
  const violations: string[] = [];
  const started = await ctx.db
    .select({
      followId: followPosts.followId,
      organizationId: trackings.organizationId,
      videoId: trackings.videoId,
      day: sql<string>`(${followPosts.decidedAt} at time zone 'UTC')::date::text`,
      committed: followPosts.committed,
    })
    .from(followPosts)
    .innerJoin(trackings, eq(trackings.id, followPosts.trackingId))
    .where(eq(followPosts.outcome, "started"));
  const doubled = await ctx.db
    .select({ organizationId: trackings.organizationId, videoId: trackings.videoId })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(followPosts, and(eq(followPosts.externalId, videos.externalId), isNotNull(followPosts.committed)))
    .innerJoin(follows, and(eq(follows.id, followPosts.followId), eq(follows.organizationId, trackings.organizationId)))
    .groupBy(trackings.organizationId, trackings.videoId)
    .having(gt(sql`count(distinct ${trackings.id})`, 1));
  for (const { organizationId, videoId } of doubled)
    violations.push(`organization ${organizationId}: tracks video ${videoId} twice, once by a follow`);
  const all = await ctx.db.select().from(follows);
  for (const follow of all) {
    const own = started.filter(({ followId }) => followId === follow.id);
    const [days, months] = [new Map<string, number>(), new Map<string, bigint>()];
    for (const { day, committed } of own) {
      days.set(day, (days.get(day) ?? 0) + 1);
      const month = `${day.slice(0, 7)}-01`;
      months.set(month, (months.get(month) ?? 0n) + (committed ?? 0n));
    }
    for (const [day, posts] of days)
      if (posts > (follow.maxPerDay ?? posts)) violations.push(`follow ${follow.id}: ${posts} started on ${day}`);
    for (const [month, sum] of months)
      if (sum > (follow.monthlyCeiling ?? sum)) violations.push(`follow ${follow.id}: committed ${sum} in ${month}`);
    if (follow.monthCommitted !== (months.get(follow.month) ?? 0n))
      violations.push(`follow ${follow.id}: counts ${follow.monthCommitted} in ${follow.month}`);
    if (follow.dayStarted !== (days.get(follow.day) ?? 0))
      violations.push(`follow ${follow.id}: counts ${follow.dayStarted} on ${follow.day}`);
  }
  return { follows: all.length, started: started.length, violations };
}
