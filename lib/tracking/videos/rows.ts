import { eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { campaigns, trackings, videoState, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { labelsOfTrackings } from "@/lib/tracking/labels/of-trackings";
import type { NameRef } from "@/lib/tracking/labels/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";
import { recentViews } from "@/lib/tracking/snapshots/read";
import type { VideoRow, VideoRows, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import type { FoundTracking } from "@/lib/tracking/videos/find";
import { figuresOf } from "@/lib/tracking/videos/present";
import { rowsOrder, rowsWhere } from "@/lib/tracking/videos/rows-query";
import { summarizeRows } from "@/lib/tracking/videos/rows-summary";

const SPARKLINE_HOURS = 25;

/** Returns the row of the dashboard's table without its sparkline, labels and campaign. */
export function presentRow({
  tracking,
  video,
  state,
}: FoundTracking): Omit<VideoRow, "sparkline" | "labels" | "campaign"> {
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

/** Returns the internal IDs of the matching rows, in order. */
export async function rowIds(
  ctx: OrganizationContext,
  db: Queryable,
  query: Omit<VideoRowsQuery, "page" | "per_page">,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<number[]> {
  const rows = await db
    .select({ id: trackings.id })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(rowsWhere(ctx, query))
    .orderBy(...rowsOrder(query))
    .limit(limit)
    .offset(offset);
  return rows.map(({ id }) => id);
}

type BareRow = Omit<VideoRow, "sparkline">;

/** Returns the rows of the given trackings, in the given order, each with its tracking's key and settled hour. */
export async function readRows(db: Queryable, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const [found, labels] = await Promise.all([
    db
      .select({
        tracking: trackings,
        video: videos,
        state: videoState,
        campaign: { id: campaigns.publicId, name: campaigns.name },
      })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
      .leftJoin(campaigns, eq(campaigns.id, trackings.campaignId))
      .where(inArray(trackings.id, [...ids])),
    labelsOfTrackings(db, ids),
  ]);
  const byId = new Map(found.map((row) => [row.tracking.id, row]));
  const none: NameRef[] = [];
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const bare: BareRow = { ...presentRow(row), labels: labels.get(id) ?? none, campaign: row.campaign };
    return [{ id, settledHour: row.state.settledHour, row: bare }];
  });
}

/** Returns a page of the organization's trackings for the dashboard's table, and totals over all matches. */
export async function listVideoRows(ctx: OrganizationContext, query: VideoRowsQuery): Promise<VideoRows> {
  assertRight(ctx.actor, "videos:read");
  const [ids, summary] = await Promise.all([
    rowIds(ctx, ctx.db, query, { limit: query.per_page, offset: (query.page - 1) * query.per_page }),
    summarizeRows(ctx.db, rowsWhere(ctx, query)),
  ]);
  const found = await readRows(ctx.db, ids);
  const sparklines = await recentViews(ctx.db, found, SPARKLINE_HOURS);
  return {
    rows: found.map(({ id, row }) => ({ ...row, sparkline: sparklines.get(id) ?? [] })),
    total: summary.videos,
    page: query.page,
    per_page: query.per_page,
    summary,
  };
}
