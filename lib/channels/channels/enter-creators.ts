import { and, desc, eq, gt, isNotNull, isNull, max, or, type SQL, sql } from "drizzle-orm";
import { channels, organizations, trackings, videos } from "@/db/schema";
import { creatorsSince, isServed } from "@/lib/channels/channels/due";
import { creatorPaceDays } from "@/lib/channels/channels/pace";
import { assignToInterested } from "@/lib/channels/channels/payers";
import { BACKGROUND, countFailure, emptyCounts, type RefreshCounts } from "@/lib/channels/channels/refresh-counts";
import { storeProfiles } from "@/lib/channels/channels/store-profile";
import { storeStubs } from "@/lib/channels/channels/stubs";
import type { Context } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { collectSpent } from "@/lib/platforms/assign-spending";
import { fetchChannels, type KnownReference } from "@/lib/platforms/channels";
import type { Platform } from "@/lib/platforms/schemas";
import { readPricedPlatforms } from "@/lib/platforms/sources/read-prices";

/** Creators of one platform per run. */
const MAX_CREATORS = 100;
const NEW_MS = 2 * HOUR_MS;

/**
 * Creates channels for the creators of tracked videos, found by their durable IDs. One that can't be fetched is retried
 * once a day at its own hour, so that deleted ones never block others. If the platform's creators are not refreshed
 * automatically, they become stubs built from their videos, without a call.
 */
export async function enterCreators(ctx: Context, platform: Platform): Promise<RefreshCounts> {
  if (creatorPaceDays(platform) === null) return enterStubs(ctx, platform);
  const counts = emptyCounts();
  const isNew = gt(videos.createdAt, new Date(ctx.now().getTime() - NEW_MS));
  const hourOfCreator = sql`(('x' || substr(md5(${videos.creatorId}), 1, 4))::bit(16)::int % 24)`;
  const creators = await findCreators(
    ctx,
    platform,
    and(or(isNull(channels.id), eq(channels.isStub, true)), or(isNew, eq(hourOfCreator, ctx.now().getUTCHours()))),
  );
  if (creators.length === 0) return counts;
  const { spent, onSpent } = collectSpent();
  const outcomes = await fetchChannels(ctx, platform, creators, { ...BACKGROUND, onSpent });
  const readings = [...outcomes.values()].flatMap((outcome) => (outcome.kind === "ok" ? [outcome.value] : []));
  counts.stored = (await ctx.db.transaction((tx) => storeProfiles(ctx, tx, platform, readings))).length;
  await assignToInterested(ctx, platform, spent, readings);
  for (const outcome of outcomes.values()) if (outcome.kind !== "ok") countFailure(counts, outcome);
  return counts;
}

async function enterStubs(ctx: Context, platform: Platform): Promise<RefreshCounts> {
  const creators = await findCreators(ctx, platform, and(isNull(channels.id), isNotNull(videos.creator)));
  const stubs = creators.map(({ externalId, username }) =>
    // YouTube's videos have the channel's title, which can't be used to look it up.
    platform === "youtube"
      ? { externalId, username: externalId, name: username ?? null }
      : { externalId, username: username ?? externalId },
  );
  await storeStubs(ctx, ctx.db, platform, stubs, ctx.now());
  return { ...emptyCounts(), stored: stubs.length };
}

/** Newest videos first. */
async function findCreators(ctx: Context, platform: Platform, which: SQL | undefined): Promise<KnownReference[]> {
  const isPriced = (await readPricedPlatforms(ctx.db)).has(platform);
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
        isServed,
        // A tracking that is over doesn't pay for calls.
        isPriced
          ? and(eq(trackings.status, "monitoring"), gt(trackings.endsAt, ctx.now()))
          : gt(trackings.endsAt, creatorsSince(ctx)),
        which,
      ),
    )
    .groupBy(videos.creatorId)
    .orderBy(desc(max(videos.createdAt)), videos.creatorId)
    .limit(MAX_CREATORS);
  return rows.flatMap(({ externalId, username }) => (externalId ? [{ externalId, username }] : []));
}
