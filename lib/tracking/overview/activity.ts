import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { trackings, videoState, videos } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import type { Span } from "@/lib/tracking/overview/range-rules";
import { sampleSeries } from "@/lib/tracking/overview/rules";
import type { FailedVideo, Mover, Overview } from "@/lib/tracking/overview/schemas";
import type { TrackingGain } from "@/lib/tracking/snapshots/day-gains";
import { seriesOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { keptCount } from "@/lib/tracking/videos/kept-counts";

export const MOVERS = 8;
const FAILED = 5;
const SPARKLINE_STEPS = 28;

export const LINE = {
  id: trackings.publicId,
  platform: trackings.platform,
  title: videos.title,
  creator: videos.creator,
  video_link: trackings.videoLink,
  status: trackings.status,
  status_reason: trackings.statusReason,
};

/** Returns what lists show of the organization's trackings, by the trackings' IDs. */
export async function readLines({ db, organization }: OrganizationContext, ids: readonly number[]) {
  const rows = await db
    .select({ trackingId: trackings.id, ...LINE })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(and(eq(trackings.organizationId, organization.id), inArray(trackings.id, [...ids])));
  return new Map(rows.map(({ trackingId, ...line }) => [trackingId, line]));
}

/** Returns the trackings of the largest gains with their sparklines, in the same order. */
export async function readMovers(ctx: OrganizationContext, span: Span, top: readonly TrackingGain[]): Promise<Mover[]> {
  if (top.length === 0) return [];
  const ids = top.map(({ trackingId }) => trackingId);
  const [lines, series] = await Promise.all([readLines(ctx, ids), seriesOfMany(ctx.db, ids, ["views"])]);
  return top.flatMap(({ trackingId, gain }) => {
    const line = lines.get(trackingId);
    const columns = series.get(trackingId);
    return line && columns
      ? [{ ...line, gain, sparkline: sampleSeries(columns.takenAt, columns.figures.views, span, SPARKLINE_STEPS) }]
      : [];
  });
}

type Counts = Pick<Overview, "trackings" | "running" | "ended" | "latest_at" | "videos">;
export interface Counted {
  counts: Counts;
  videosBefore: number;
}

const count = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);

/** Counts by what happened to trackings within a span and the one before it. */
function countsIn(span: Span & { before: Span }) {
  const { status, statusReason, startedAt, endsAt, endedAt } = trackings;
  const [from, to] = [span.from.toISOString(), span.to.toISOString()];
  const inSpan = sql`${endedAt} >= ${from}::timestamptz and ${endedAt} < ${to}::timestamptz`;
  const isStopped = sql`${statusReason} is not distinct from 'stopped'`;
  const trackedIn = (period: Span) =>
    count(sql`${startedAt} < ${period.to.toISOString()}::timestamptz
      and coalesce(${endedAt}, ${endsAt}) > ${period.from.toISOString()}::timestamptz`);
  return {
    videos: trackedIn(span),
    videosBefore: trackedIn(span.before),
    completed: count(sql`${status} = 'completed' and not ${isStopped} and ${inSpan}`),
    stopped: count(sql`${status} = 'completed' and ${isStopped} and ${inSpan}`),
    cancelled: count(sql`${status} = 'cancelled' and ${inSpan}`),
    error: count(sql`${status} = 'error' and ${inSpan}`),
  };
}

/**
 * Returns what runs now and what ended within the span, with the latest snapshot time and the number of videos tracked
 * in the span and before it. Reads what runs and what has ended since the earlier span began; the account has the rest.
 */
export async function countTrackings(
  { db, organization }: OrganizationContext,
  span: Span & { before: Span },
): Promise<Counted> {
  const since = new Date(Math.min(span.from.getTime(), span.before.from.getTime()));
  const counted = and(
    eq(trackings.organizationId, organization.id),
    or(inArray(trackings.status, ["monitoring", "paused"]), gte(trackings.endedAt, since)),
  );
  const [[row], account] = await Promise.all([
    db.select(countsIn(span)).from(trackings).where(counted),
    getAccount(db, organization.id),
  ]);
  if (!row) throw new Error("nothing was counted");
  const { videos, videosBefore, ...ended } = row;
  const { monitoring, paused, latestAt } = account;
  const counts = {
    trackings: keptCount(account),
    videos,
    running: { monitoring, paused },
    ended,
    latest_at: latestAt?.toISOString() ?? null,
  };
  return { counts, videosBefore };
}

/** As `countTrackings`, of the trackings that match a filter, with the start of the first one. Reads all of them. */
export async function countMatching(
  { db }: OrganizationContext,
  where: SQL | undefined,
  span: Span & { before: Span },
): Promise<Counted & { firstStart: Date | null }> {
  const [row] = await db
    .select({
      ...countsIn(span),
      trackings: count(sql`true`),
      monitoring: count(sql`${trackings.status} = 'monitoring'`),
      paused: count(sql`${trackings.status} = 'paused'`),
      latestMs: sql<number | null>`extract(epoch from max(${videoState.latestAt}))::float8 * 1000`,
      firstMs: sql<number | null>`extract(epoch from min(${trackings.startedAt}))::float8 * 1000`,
    })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(where);
  if (!row) throw new Error("nothing was counted");
  const { videos, videosBefore, trackings: all, monitoring, paused, latestMs, firstMs, ...ended } = row;
  const latest_at = latestMs === null ? null : new Date(latestMs).toISOString();
  return {
    counts: { trackings: all, videos, running: { monitoring, paused }, ended, latest_at },
    videosBefore,
    firstStart: firstMs === null ? null : new Date(firstMs),
  };
}

/** Returns the trackings that failed within the span, newest first. `where`: those of a filter. */
export async function readFailed(
  { db, organization }: OrganizationContext,
  span: Span,
  where: SQL | undefined,
): Promise<FailedVideo[]> {
  const rows = await db
    .select({ ...LINE, endedAt: trackings.endedAt })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(
      and(
        eq(trackings.organizationId, organization.id),
        where,
        eq(trackings.status, "error"),
        gte(trackings.endedAt, span.from),
        lt(trackings.endedAt, span.to),
      ),
    )
    .orderBy(desc(trackings.endedAt), desc(trackings.id))
    .limit(FAILED);
  return rows.flatMap(({ endedAt, ...line }) => (endedAt ? [{ ...line, ended_at: endedAt.toISOString() }] : []));
}
