import { and, eq, sql } from "drizzle-orm";
import { channels, trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { orderedBy } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { isCreator, VIDEO_COLUMNS } from "@/lib/tracking/trackings/identity";
import { afterCursor, isByState, sortOrder, sortValue, writeCursor } from "@/lib/tracking/videos/list-cursor";
import { listFilters } from "@/lib/tracking/videos/list-filters";
import { presentVideo } from "@/lib/tracking/videos/present";
import type { ListVideosQuery, VideoList } from "@/lib/tracking/videos/schemas";

/**
 * Returns a page of the organization's videos.
 * @throws AppError invalid_request for a foreign cursor or a `url` that isn't a link to a video
 */
export async function listVideos(ctx: OrganizationContext, query: ListVideosQuery): Promise<VideoList> {
  assertRight(ctx.actor, "videos:read");
  const [filters, after] = await Promise.all([listFilters(ctx, query), afterCursor(ctx, query)]);
  const ordered = ctx.db
    .select({ id: trackings.id, sortedBy: sortValue(query).as("sorted_by") })
    .from(trackings)
    .$dynamic();
  if (isByState(query)) ordered.innerJoin(videoState, eq(videoState.trackingId, trackings.id));
  // What a page shows is joined to its rows only: sorting by views reads all of the organization's trackings.
  const found = ordered
    .where(and(filters, after))
    .orderBy(...sortOrder(query))
    .limit(query.limit + 1)
    .as("found");
  const rows = await ctx.db
    .select({ tracking: trackings, video: VIDEO_COLUMNS, sortedBy: found.sortedBy })
    .from(found)
    .innerJoin(trackings, eq(trackings.id, found.id))
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .leftJoin(channels, isCreator)
    .orderBy(
      orderedBy(sql`${found.sortedBy}`, query.order, { isNullable: isByState(query) }),
      orderedBy(sql`${found.id}`, query.order, { isNullable: false }),
    );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    videos: page.map(({ tracking, video }) => presentVideo(tracking, video, ctx.now())),
    total: page.length,
    limit: query.limit,
    next_cursor: last ? writeCursor(ctx, query, last.sortedBy, last.tracking.publicId) : null,
  };
}
