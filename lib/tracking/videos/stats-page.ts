import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { channels, trackings, videoState, videos } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { orderedBy } from "@/lib/core/keyset";
import { Platform } from "@/lib/platforms/schemas";
import { isCreator } from "@/lib/tracking/trackings/identity";
import { keptCount } from "@/lib/tracking/videos/kept-counts";
import { byCreator } from "@/lib/tracking/videos/list-filters";
import type { ShownStatus, TrackingStatus } from "@/lib/tracking/videos/schemas";
import type { VideoStatsQuery } from "@/lib/tracking/videos/stats-schemas";

const STATUSES: Record<NonNullable<VideoStatsQuery["status"]>, { stored: TrackingStatus[]; shown: ShownStatus[] }> = {
  active: { stored: ["monitoring", "paused"], shown: ["monitoring", "paused"] },
  completed: { stored: ["completed", "cancelled"], shown: ["completed", "stopped", "cancelled"] },
  failed: { stored: ["error"], shown: ["error"] },
};

const SORT_BY: Record<VideoStatsQuery["sort"], SQL> = {
  created_at: sql`${trackings.createdAt}`,
  views: sql`${videoState.views}`,
  likes: sql`${videoState.likes}`,
  updated_at: sql`${videoState.latestAt}`,
};

/** Returns a page of trackings with their latest metrics but without history, and the total count. */
export async function findStatsPage(ctx: OrganizationContext, query: VideoStatsQuery) {
  const where = and(
    eq(trackings.organizationId, ctx.organization.id),
    query.platform && eq(trackings.platform, Platform.parse(query.platform.toLowerCase())),
    query.status && inArray(trackings.status, STATUSES[query.status].stored),
    query.blogger_username ? byCreator(query.blogger_username) : undefined,
  );
  const isByState = query.sort !== "created_at";
  const order = [
    orderedBy(SORT_BY[query.sort], query.order, { isNullable: isByState }),
    // Break ties by ID so pages neither repeat nor skip a row.
    orderedBy(sql`${trackings.id}`, query.order, { isNullable: false }),
  ];
  const ordered = ctx.db.select({ id: trackings.id }).from(trackings).$dynamic();
  if (isByState) ordered.innerJoin(videoState, eq(videoState.trackingId, trackings.id));
  // What a page shows is joined to its rows only, not to those that the offset skips.
  const found = ordered
    .where(where)
    .orderBy(...order)
    .limit(query.limit)
    .offset(query.offset)
    .as("found");
  const [rows, total] = await Promise.all([
    ctx.db
      .select({
        trackingId: trackings.id,
        uuid: trackings.uuid,
        publicId: trackings.publicId,
        videoLink: trackings.videoLink,
        channelId: channels.uuid,
        platform: trackings.platform,
        startedAt: trackings.startedAt,
        cost: trackings.cost,
        externalId: videos.externalId,
        title: videos.title,
        hasThumbnail: sql<boolean>`${videos.thumbnailUrl} is not null`,
        latestAt: videoState.latestAt,
        views: videoState.views,
        likes: videoState.likes,
        comments: videoState.comments,
        shares: videoState.shares,
      })
      .from(found)
      .innerJoin(trackings, eq(trackings.id, found.id))
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .leftJoin(channels, isCreator)
      .orderBy(...order),
    countMatches(ctx, query, where),
  ]);
  return { rows, total };
}

/** From the account's counts, unless a filter needs the rows. */
async function countMatches(ctx: OrganizationContext, query: VideoStatsQuery, where: SQL | undefined): Promise<number> {
  if (query.platform || query.blogger_username) return ctx.db.$count(trackings, where);
  const account = await getAccount(ctx.db, ctx.organization.id);
  return keptCount(account, query.status && STATUSES[query.status].shown);
}

export type StatsPage = Awaited<ReturnType<typeof findStatsPage>>;
export type StatsRow = StatsPage["rows"][number];
