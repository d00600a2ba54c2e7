import { eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { campaigns, trackings, videoState, videos } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { labelsOfTrackings } from "@/lib/tracking/labels/of-trackings";
import type { NameRef } from "@/lib/tracking/labels/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";
import { recentViews } from "@/lib/tracking/snapshots/read";
import { stateColumns } from "@/lib/tracking/snapshots/state";
import type { VideoRow, VideoRows, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import type { FoundTracking } from "@/lib/tracking/videos/find";
import { keptCount } from "@/lib/tracking/videos/kept-counts";
import { figuresOf } from "@/lib/tracking/videos/present";
import { isByState, rowsOrder, rowsWhere } from "@/lib/tracking/videos/rows-query";

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
  const ordered = db.select({ id: trackings.id }).from(trackings).$dynamic();
  if (isByState(query.sort)) ordered.innerJoin(videoState, eq(videoState.trackingId, trackings.id));
  const rows = await ordered
    .where(await rowsWhere(ctx, query, db))
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
        state: stateColumns,
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

/** Returns a page of the organization's trackings for the dashboard's table. */
export async function listVideoRows(ctx: OrganizationContext, query: VideoRowsQuery): Promise<VideoRows> {
  assertRight(ctx.actor, "videos:read");
  const { page, per_page } = query;
  const before = (page - 1) * per_page;
  const ids = await rowIds(ctx, ctx.db, query, { limit: per_page + 1, offset: before });
  const shown = ids.slice(0, per_page);
  const [found, kept] = await Promise.all([readRows(ctx.db, shown), keptTotal(ctx, query)]);
  const sparklines = await recentViews(ctx.db, found, SPARKLINE_HOURS);
  const isLast = ids.length <= per_page && (ids.length > 0 || page === 1);
  return {
    rows: found.map(({ id, row }) => ({ ...row, sparkline: sparklines.get(id) ?? [] })),
    total: isLast ? before + ids.length : kept,
    page,
    per_page,
  };
}

/** Returns how many rows match, from the account's counts; null if they don't have it. */
async function keptTotal(ctx: OrganizationContext, query: VideoRowsQuery): Promise<number | null> {
  const { q, platform, label, campaign, channel, status } = query;
  if (q || platform || label || campaign || channel) return null;
  return keptCount(await getAccount(ctx.db, ctx.organization.id), status && [status]);
}
