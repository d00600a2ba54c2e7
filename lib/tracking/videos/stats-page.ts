import { and, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import { channels, trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { Platform } from "@/lib/platforms/schemas";
import { isCreator } from "@/lib/tracking/trackings/identity";
import { byCreator } from "@/lib/tracking/videos/list-filters";
import type { TrackingStatus } from "@/lib/tracking/videos/schemas";
import type { VideoStatsQuery } from "@/lib/tracking/videos/stats-schemas";

const STATUSES: Record<NonNullable<VideoStatsQuery["status"]>, TrackingStatus[]> = {
  active: ["monitoring", "paused"],
  completed: ["completed", "cancelled"],
  failed: ["error"],
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
    query.status && inArray(trackings.status, STATUSES[query.status]),
    query.blogger_username ? byCreator(query.blogger_username) : undefined,
  );
  const direction = query.order === "asc" ? sql`asc` : sql`desc`;
  const [rows, [total]] = await Promise.all([
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
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .leftJoin(channels, isCreator)
      .where(where)
      // Break ties by ID so pages neither repeat nor skip a row.
      .orderBy(sql`${SORT_BY[query.sort]} ${direction} nulls last`, sql`${trackings.id} ${direction}`)
      .limit(query.limit)
      .offset(query.offset),
    ctx.db.select({ n: count() }).from(trackings).where(where),
  ]);
  return { rows, total: total?.n ?? 0 };
}
export type StatsPage = Awaited<ReturnType<typeof findStatsPage>>;
export type StatsRow = StatsPage["rows"][number];
