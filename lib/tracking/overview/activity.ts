import { and, desc, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import { trackings, videos } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { type Span, sampleSeries } from "@/lib/tracking/overview/rules";
import type { FailedVideo, Mover, Overview } from "@/lib/tracking/overview/schemas";
import { topDayGains, topSpanGains, type UtcDays } from "@/lib/tracking/snapshots/day-gains";
import { seriesOfMany } from "@/lib/tracking/snapshots/series-of-many";
import { keptCount } from "@/lib/tracking/videos/kept-counts";

const MOVERS = 8;
const FAILED = 5;
const SPARKLINE_STEPS = 28;

const LINE = {
  id: trackings.publicId,
  platform: trackings.platform,
  title: videos.title,
  creator: videos.creator,
  video_link: trackings.videoLink,
  status: trackings.status,
  status_reason: trackings.statusReason,
};

/**
 * Returns the trackings whose views grew most, with their sparklines.
 * @param days counted instead of the span itself; null to count the span exactly
 */
export async function readMovers(
  { db, organization }: OrganizationContext,
  span: Span,
  days: UtcDays | null,
): Promise<Mover[]> {
  const top = days
    ? await topDayGains(db, organization.id, days, MOVERS)
    : await topSpanGains(db, organization.id, span, MOVERS);
  if (top.length === 0) return [];
  const ids = top.map(({ trackingId }) => trackingId);
  const [lines, series] = await Promise.all([
    db
      .select({ trackingId: trackings.id, ...LINE })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .where(and(eq(trackings.organizationId, organization.id), inArray(trackings.id, ids))),
    seriesOfMany(db, ids, ["views"]),
  ]);
  return top.flatMap(({ trackingId, gain }) => {
    const line = lines.find((candidate) => candidate.trackingId === trackingId);
    const columns = series.get(trackingId);
    return line && columns
      ? [{ ...line, gain, sparkline: sampleSeries(columns.takenAt, columns.figures.views, span, SPARKLINE_STEPS) }]
      : [];
  });
}

type Counts = Pick<Overview, "trackings" | "running" | "ended" | "latest_at" | "videos">;

/**
 * Returns what runs now and what ended within the span, with the latest snapshot time and the number of videos tracked
 * in the span and before it. Reads what runs and what has ended since the earlier span began; the account has the rest.
 */
export async function countTrackings(
  { db, organization }: OrganizationContext,
  span: Span & { before: Span },
): Promise<{ counts: Counts; videosBefore: number }> {
  const { status, statusReason, startedAt, endsAt, endedAt } = trackings;
  const [from, to] = [span.from.toISOString(), span.to.toISOString()];
  const inSpan = sql`${endedAt} >= ${from}::timestamptz and ${endedAt} < ${to}::timestamptz`;
  const isStopped = sql`${statusReason} is not distinct from 'stopped'`;
  const count = (condition: ReturnType<typeof sql>) =>
    sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const trackedIn = (period: Span) =>
    count(sql`${startedAt} < ${period.to.toISOString()}::timestamptz
      and coalesce(${endedAt}, ${endsAt}) > ${period.from.toISOString()}::timestamptz`);
  const since = new Date(Math.min(span.from.getTime(), span.before.from.getTime()));
  const counted = and(
    eq(trackings.organizationId, organization.id),
    or(inArray(status, ["monitoring", "paused"]), gte(endedAt, since)),
  );
  const [[row], account] = await Promise.all([
    db
      .select({
        videos: trackedIn(span),
        videosBefore: trackedIn(span.before),
        completed: count(sql`${status} = 'completed' and not ${isStopped} and ${inSpan}`),
        stopped: count(sql`${status} = 'completed' and ${isStopped} and ${inSpan}`),
        cancelled: count(sql`${status} = 'cancelled' and ${inSpan}`),
        error: count(sql`${status} = 'error' and ${inSpan}`),
      })
      .from(trackings)
      .where(counted),
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

/** Returns the trackings that failed within the span, newest first. */
export async function readFailed({ db, organization }: OrganizationContext, span: Span): Promise<FailedVideo[]> {
  const rows = await db
    .select({ ...LINE, endedAt: trackings.endedAt })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(
      and(
        eq(trackings.organizationId, organization.id),
        eq(trackings.status, "error"),
        gte(trackings.endedAt, span.from),
        lt(trackings.endedAt, span.to),
      ),
    )
    .orderBy(desc(trackings.endedAt), desc(trackings.id))
    .limit(FAILED);
  return rows.flatMap(({ endedAt, ...line }) => (endedAt ? [{ ...line, ended_at: endedAt.toISOString() }] : []));
}
