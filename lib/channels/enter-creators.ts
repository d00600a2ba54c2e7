import { and, desc, eq, gt, isNotNull, isNull, max, or, sql } from "drizzle-orm";
import { channels, organizations, trackings, videos } from "@/db/schema";
import { interestedSince, isServed } from "@/lib/channels/due";
import { BACKGROUND, countFailure, emptyCounts, type RefreshCounts } from "@/lib/channels/refresh-counts";
import { storeProfiles } from "@/lib/channels/store-profile";
import type { Context } from "@/lib/context";
import { fetchChannels, type KnownReference } from "@/lib/platforms/channels";
import type { Platform } from "@/lib/platforms/schemas";

/** Creators of one platform a run. */
const MOST = 100;
const NEW_MS = 2 * 3_600_000;

/**
 * Makes channels of tracked videos' creators, found by their durable ids. One that could not be read is asked for
 * again once a day, at an hour of its own, so that those who are gone never stand in the others' way.
 */
export async function enterCreators(ctx: Context, platform: Platform): Promise<RefreshCounts> {
  const creators = await findCreators(ctx, platform);
  const counts = emptyCounts();
  if (creators.length === 0) return counts;
  const outcomes = await fetchChannels(ctx, platform, creators, BACKGROUND);
  const readings = [...outcomes.values()].flatMap((outcome) => (outcome.kind === "ok" ? [outcome.value] : []));
  counts.stored = (await ctx.db.transaction((tx) => storeProfiles(ctx, tx, platform, readings))).length;
  for (const outcome of outcomes.values()) if (outcome.kind !== "ok") countFailure(counts, outcome);
  return counts;
}

/** Newest videos first. */
async function findCreators(ctx: Context, platform: Platform): Promise<KnownReference[]> {
  const now = ctx.now();
  const hourOfCreator = sql`(('x' || substr(md5(${videos.creatorId}), 1, 4))::bit(16)::int % 24)`;
  const rows = await ctx.db
    .select({ externalId: videos.creatorId, username: max(videos.creator) })
    .from(videos)
    .innerJoin(trackings, eq(trackings.videoId, videos.id))
    .innerJoin(organizations, eq(organizations.id, trackings.organizationId))
    .leftJoin(channels, and(eq(channels.platform, videos.platform), eq(channels.externalId, videos.creatorId)))
    .where(
      and(
        eq(videos.platform, platform),
        isNotNull(videos.creatorId),
        isNull(channels.id),
        isServed,
        gt(trackings.endsAt, interestedSince(ctx)),
        or(gt(videos.createdAt, new Date(now.getTime() - NEW_MS)), eq(hourOfCreator, now.getUTCHours())),
      ),
    )
    .groupBy(videos.creatorId)
    .orderBy(desc(max(videos.createdAt)), videos.creatorId)
    .limit(MOST);
  return rows.flatMap(({ externalId, username }) => (externalId ? [{ externalId, username }] : []));
}
