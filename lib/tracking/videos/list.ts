import { and, eq } from "drizzle-orm";
import { channels, trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { isCreator, VIDEO_COLUMNS } from "@/lib/tracking/trackings/identity";
import { afterCursor, sortOrder, sortValue, writeCursor } from "@/lib/tracking/videos/list-cursor";
import { listFilters } from "@/lib/tracking/videos/list-filters";
import { presentVideo } from "@/lib/tracking/videos/present";
import type { ListVideosQuery, VideoList } from "@/lib/tracking/videos/schemas";

/**
 * Returns a page of the organization's videos.
 * @throws AppError invalid_request for a foreign cursor or a `url` that is no link to a video
 */
export async function listVideos(ctx: OrganizationContext, query: ListVideosQuery): Promise<VideoList> {
  assertRight(ctx.actor, "videos:read");
  const [filters, after] = await Promise.all([listFilters(ctx, query), afterCursor(ctx, query)]);
  const rows = await ctx.db
    .select({ tracking: trackings, video: VIDEO_COLUMNS, sortedBy: sortValue(query) })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .leftJoin(channels, isCreator)
    .where(and(filters, after))
    .orderBy(...sortOrder(query))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    videos: page.map(({ tracking, video }) => presentVideo(tracking, video, ctx.now())),
    total: page.length,
    limit: query.limit,
    next_cursor: last ? writeCursor(ctx, query, last.sortedBy, last.tracking.publicId) : null,
  };
}
