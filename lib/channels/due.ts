import { and, asc, eq, exists, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { channels, organizations, savedChannels, trackings, videos } from "@/db/schema";
import { DAY_MS, type Refresh } from "@/lib/channels/schedule";
import type { ChannelRow } from "@/lib/channels/store-profile";
import type { Context } from "@/lib/context";
import { isOfOpenPlatform } from "@/lib/platforms/pauses";
import type { Platform } from "@/lib/platforms/schemas";

/** For how long a search, or a tracking that has ended, keeps a channel in the daily refresh. */
const INTEREST_MS = 90 * DAY_MS;
/** Channels of one platform a run, and channels a batch: what one batch asks for fits into its deadline. */
const BOUNDS: Record<Refresh, { run: number; batch: number }> = {
  profile: { run: 600, batch: 100 },
  posts: { run: 200, batch: 20 },
  sample: { run: 60, batch: 10 },
};
export const DUE_AT = { profile: channels.profileDueAt, posts: channels.postsDueAt, sample: channels.sampleDueAt };

export interface DueBatch {
  platform: Platform;
  channelIds: number[];
}

export const interestedSince = (ctx: Context): Date => new Date(ctx.now().getTime() - INTEREST_MS);

export const isServed = and(isNull(organizations.suspendedAt), isNull(organizations.closedAt));

/** Somebody who is not suspended and not closed cares: saved by an organisation, creator of a video tracked in the last 90 days, or searched for in them. */
const isWanted = (ctx: Context) =>
  or(
    gt(channels.wantedAt, interestedSince(ctx)),
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(savedChannels)
        .innerJoin(organizations, eq(organizations.id, savedChannels.organizationId))
        .where(and(eq(savedChannels.channelId, channels.id), isServed)),
    ),
    exists(
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
            gt(trackings.endsAt, interestedSince(ctx)),
          ),
        ),
    ),
  );

const isDue = (ctx: Context, refresh: Refresh) =>
  and(
    lte(DUE_AT[refresh], ctx.now()),
    // Whether it is back, or open again, its profile tells.
    refresh === "profile" ? undefined : and(isNull(channels.unavailableAt), eq(channels.isPrivate, false)),
  );

/** What a run takes on, longest due first: bounded batches of one platform each. What is left waits for the next run. */
export async function dueBatches(ctx: Context, refresh: Refresh): Promise<DueBatch[]> {
  const { run, batch } = BOUNDS[refresh];
  const dueAt = DUE_AT[refresh];
  const ranked = ctx.db
    .select({
      id: channels.id,
      platform: channels.platform,
      rank: sql<number>`row_number() over (partition by ${channels.platform} order by ${dueAt}, ${channels.id})`.as(
        "rank",
      ),
    })
    .from(channels)
    .where(and(isDue(ctx, refresh), isWanted(ctx), isOfOpenPlatform(ctx, channels.platform)))
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

/** Those of a batch that are still due: a batch that runs twice finds nothing left. */
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
