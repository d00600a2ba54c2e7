import { and, asc, eq, exists, gt, inArray, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import { channels, follows, organizations, savedChannels, trackings, videos } from "@/db/schema";
import {
  CREATOR_INTEREST_DAYS,
  creatorPaceDays,
  SEARCH_RETRY_DAYS,
  searchInterestDays,
} from "@/lib/channels/channels/pace";
import { EVERY_DAYS, type Refresh } from "@/lib/channels/channels/schedule";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { isOfOpenPlatform } from "@/lib/platforms/pauses";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { readPricedPlatforms } from "@/lib/platforms/sources/read-prices";

/** Channels of one platform per run and per batch: one batch's requests fit into its deadline. */
const BOUNDS: Record<Refresh, { run: number; batch: number }> = {
  profile: { run: 600, batch: 100 },
  posts: { run: 200, batch: 20 },
  sample: { run: 60, batch: 10 },
};
export const DUE_AT = { profile: channels.profileDueAt, posts: channels.postsDueAt, sample: channels.sampleDueAt };
const FAILURES = {
  profile: channels.profileFailures,
  posts: channels.postsFailures,
  sample: channels.sampleFailures,
};

export interface DueBatch {
  platform: Platform;
  channelIds: number[];
}

const daysAgo = (ctx: Context, days: number): Date => new Date(ctx.now().getTime() - days * DAY_MS);

/** Creators whose last tracking ended earlier are no longer fetched. */
export const creatorsSince = (ctx: Context): Date => daysAgo(ctx, CREATOR_INTEREST_DAYS);

export const isServed = and(isNull(organizations.suspendedAt), isNull(organizations.closedAt));

/** Platforms of which a source charges for something: nothing runs there without a request or a tracking that pays for it. */
type PricedPlatforms = ReadonlySet<Platform>;

/** Saved or followed by an organization that is neither suspended nor closed, or searched for. */
const isAskedFor = (ctx: Context, refresh: Refresh, priced: PricedPlatforms) =>
  or(
    ...PLATFORMS.map((platform) =>
      and(eq(channels.platform, platform), isSearchedFor(ctx, refresh, platform, priced.has(platform))),
    ),
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(savedChannels)
        .innerJoin(organizations, eq(organizations.id, savedChannels.organizationId))
        .where(and(eq(savedChannels.channelId, channels.id), isServed)),
    ),
    // A follow needs to know whether the channel is still there, and its name.
    refresh === "profile" ? isFollowed(ctx) : undefined,
  );

const isFollowed = (ctx: Context) =>
  exists(
    ctx.db
      .select({ one: sql`1` })
      .from(follows)
      .innerJoin(organizations, eq(organizations.id, follows.organizationId))
      .where(and(eq(follows.channelId, channels.id), eq(follows.status, "active"), isServed)),
  );

/**
 * A search keeps a channel in the refresh for some days, or for one fetch: what was due at the search and what failed
 * since. Where calls cost something, a search pays for one fetch.
 */
function isSearchedFor(ctx: Context, refresh: Refresh, platform: Platform, isPriced: boolean) {
  const days = searchInterestDays(platform);
  if (days !== null && !isPriced) return gt(channels.wantedAt, daysAgo(ctx, days));
  return and(
    gt(channels.wantedAt, daysAgo(ctx, SEARCH_RETRY_DAYS)),
    or(lte(DUE_AT[refresh], channels.wantedAt), gt(FAILURES[refresh], 0)),
  );
}

/** Creator of a video that is tracked or was until a week ago, and due at its platform's pace. */
const isPacedCreator = (ctx: Context, refresh: Refresh, priced: PricedPlatforms) =>
  and(or(...PLATFORMS.map((platform) => paceAllows(ctx, refresh, platform)), sql`false`), isTracked(ctx, priced));

const isTracked = (ctx: Context, priced: PricedPlatforms) =>
  sql<boolean>`${exists(
    ctx.db
      .select({ one: sql`1` })
      .from(videos)
      .innerJoin(trackings, eq(trackings.videoId, videos.id))
      .innerJoin(organizations, eq(organizations.id, trackings.organizationId))
      .where(
        and(
          isServed,
          eq(videos.platform, channels.platform),
          eq(videos.creatorId, channels.externalId),
          gt(trackings.endsAt, creatorsSince(ctx)),
          // A tracking that is over doesn't pay for calls.
          priced.size === 0
            ? undefined
            : or(
                notInArray(videos.platform, [...priced]),
                and(eq(trackings.status, "monitoring"), gt(trackings.endsAt, ctx.now())),
              ),
        ),
      ),
  )}`;

/** Due times follow the daily (samples: weekly) rhythm. A slower pace waits longer, except for a first fetch. */
function paceAllows(ctx: Context, refresh: Refresh, platform: Platform) {
  const pace = creatorPaceDays(platform);
  if (pace === null) return undefined;
  const latest = daysAgo(ctx, Math.max(pace - EVERY_DAYS[refresh], 0)).toISOString();
  return and(
    eq(channels.platform, platform),
    sql`${DUE_AT[refresh]} <= greatest(${channels.createdAt}, ${latest}::timestamptz)`,
  );
}

const isWanted = (ctx: Context, refresh: Refresh, priced: PricedPlatforms) =>
  or(isAskedFor(ctx, refresh, priced), isPacedCreator(ctx, refresh, priced));

/**
 * Returns whether the jobs refresh this part of the channel: someone requested it, or its platform refreshes creators
 * and one of its videos is tracked.
 */
export async function isReadByItself(ctx: Context, channelId: number, refresh: Refresh): Promise<boolean> {
  const priced = await readPricedPlatforms(ctx.db);
  const [row] = await ctx.db
    .select({
      platform: channels.platform,
      asked: sql<boolean>`coalesce(${isAskedFor(ctx, refresh, priced)}, false)`,
      tracked: isTracked(ctx, priced),
    })
    .from(channels)
    .where(and(eq(channels.id, channelId), eq(channels.isStub, false)));
  return row !== undefined && (row.asked || (creatorPaceDays(row.platform) !== null && row.tracked));
}

const isDue = (ctx: Context, refresh: Refresh) =>
  and(
    lte(DUE_AT[refresh], ctx.now()),
    // The profile shows whether it is back or public again.
    refresh === "profile" ? undefined : and(isNull(channels.unavailableAt), eq(channels.isPrivate, false)),
  );

/** Returns a run's work, longest due first: bounded batches of one platform each. The rest waits for the next run. */
export async function dueBatches(ctx: Context, refresh: Refresh): Promise<DueBatch[]> {
  const { run, batch } = BOUNDS[refresh];
  const dueAt = DUE_AT[refresh];
  const priced = await readPricedPlatforms(ctx.db);
  const ranked = ctx.db
    .select({
      id: channels.id,
      platform: channels.platform,
      rank: sql<number>`row_number() over (partition by ${channels.platform} order by ${dueAt}, ${channels.id})`.as(
        "rank",
      ),
    })
    .from(channels)
    .where(and(isDue(ctx, refresh), isWanted(ctx, refresh, priced), isOfOpenPlatform(ctx, channels.platform)))
    .as("ranked");
  const rows = await ctx.db
    .select({ id: ranked.id, platform: ranked.platform })
    .from(ranked)
    .where(lte(ranked.rank, run))
    .orderBy(asc(ranked.platform), asc(ranked.rank));
  const batches: DueBatch[] = [];
  for (const { id, platform } of rows) {
    const open = batches.at(-1);
    if (open?.platform === platform && open.channelIds.length < batch) open.channelIds.push(id);
    else batches.push({ platform, channelIds: [id] });
  }
  return batches;
}

/** Returns the channels of a batch that are still due; a repeated batch has none left. */
export async function loadDue(
  ctx: Context,
  refresh: Refresh,
  { platform, channelIds }: DueBatch,
): Promise<ChannelRow[]> {
  if (channelIds.length === 0) return [];
  return ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.platform, platform), inArray(channels.id, channelIds), isDue(ctx, refresh)))
    .orderBy(asc(channels.id));
}
