import { and, count, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";
import { recentViews } from "@/lib/snapshots/read";
import type { FoundTracking } from "@/lib/videos/find";
import { figuresOf } from "@/lib/videos/present";
import { engagementRate } from "@/lib/videos/rules";
import type { VideoRow, VideoRows, VideoRowsQuery, VideoSort } from "@/lib/videos/schemas";

const SPARKLINE_HOURS = 25;

const SORT_BY: Record<VideoSort, SQL> = {
  created_at: sql`${trackings.createdAt}`,
  views: sql`${videoState.views}`,
  likes: sql`${videoState.likes}`,
  engagement: sql`(coalesce(${videoState.likes}, 0) + coalesce(${videoState.comments}, 0) + coalesce(${videoState.shares}, 0))::float8 / nullif(${videoState.views}, 0)`,
  updated_at: sql`${videoState.latestAt}`,
};

/** The row of the dashboard's table, without its sparkline. */
export function presentRow({ tracking, video, state }: FoundTracking): Omit<VideoRow, "sparkline"> {
  const figures = figuresOf(state);
  return {
    id: tracking.publicId,
    platform: tracking.platform,
    title: video.title,
    creator: video.creator,
    video_link: tracking.videoLink,
    status: tracking.status,
    status_reason: tracking.statusReason,
    started_at: tracking.startedAt.toISOString(),
    ends_at: tracking.endsAt.toISOString(),
    figures,
    engagement_rate: engagementRate(figures),
    latest_at: state.latestAt?.toISOString() ?? null,
  };
}

/** A page of the organisation's trackings for the dashboard's table. */
export async function listVideoRows(ctx: OrganizationContext, query: VideoRowsQuery): Promise<VideoRows> {
  assertRight(ctx.actor, "videos:read");
  const pattern = `%${query.q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    eq(trackings.organizationId, ctx.organization.id),
    query.platform && eq(trackings.platform, query.platform),
    query.status && eq(trackings.status, query.status),
    query.q
      ? or(ilike(videos.title, pattern), ilike(videos.creator, pattern), ilike(trackings.videoLink, pattern))
      : undefined,
  );
  const joined = ctx.db
    .select({ tracking: trackings, video: videos, state: videoState })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(where);
  const direction = query.order === "asc" ? sql`asc` : sql`desc`;
  const [found, [total]] = await Promise.all([
    joined
      // Ties by id, so that pages neither repeat nor skip a row.
      .orderBy(sql`${SORT_BY[query.sort]} ${direction} nulls last`, sql`${trackings.id} ${direction}`)
      .limit(query.per_page)
      .offset((query.page - 1) * query.per_page),
    ctx.db.select({ n: count() }).from(trackings).innerJoin(videos, eq(videos.id, trackings.videoId)).where(where),
  ]);
  const sparklines = await recentViews(
    ctx.db,
    found.map(({ tracking, state }) => ({ id: tracking.id, settledHour: state.settledHour })),
    SPARKLINE_HOURS,
  );
  return {
    rows: found.map((row) => ({ ...presentRow(row), sparkline: sparklines.get(row.tracking.id) ?? [] })),
    total: total?.n ?? 0,
    page: query.page,
    per_page: query.per_page,
  };
}
