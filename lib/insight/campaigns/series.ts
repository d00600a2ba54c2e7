import { sql } from "drizzle-orm";
import { readPrepared } from "@/db/prepared";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { readAhead } from "@/lib/core/read-ahead";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { CampaignSeries } from "@/lib/insight/campaigns/dashboard-schemas";
import { findCampaign } from "@/lib/insight/campaigns/get";
import { CampaignSums } from "@/lib/insight/campaigns/series-rules";
import { MAX_DECODED } from "@/lib/tracking/snapshots/figure-rules";
import { engagementsAt, viewsAt } from "@/lib/tracking/snapshots/read";
import { type SeriesVisitor, visitorsOfMany } from "@/lib/tracking/snapshots/series-of-many";

/** The series begins this long before the campaign, if its videos were tracked then. */
const LEAD_MS = DAY_MS;
/** Trackings whose blocks are in memory at the same time, without those of the last video's. */
const SLICE = 500;
/** No more trackings than this are in memory. */
const MAX_TRACKINGS = 1_000_000;

interface Tracked {
  id: string;
  video_id: string;
  started_ms: number;
  latest_ms: number | null;
  snapshots: number;
}

/**
 * Returns the campaign's total views and engagements by hour, or by day over more than 31 days, from a day before it starts.
 * The last point is what the campaign's progress shows.
 * @throws AppError not_found; conflict if its videos have more snapshots than one request decodes
 */
export async function getCampaignSeries(
  ctx: OrganizationContext,
  { id }: { id: string },
  maxSnapshots = MAX_DECODED,
): Promise<CampaignSeries> {
  assertRight(ctx.actor, "campaigns:read");
  const campaign = await findCampaign(ctx, id);
  const rows = await readPrepared<Tracked>(
    ctx.db,
    sql`
    select ${trackings.id}, ${trackings.videoId}, extract(epoch from ${trackings.startedAt})::float8 * 1000 as started_ms,
      extract(epoch from ${videoState.latestAt})::float8 * 1000 as latest_ms, ${videoState.snapshots}
    from ${trackings} join ${videoState} on ${videoState.trackingId} = ${trackings.id}
    where ${trackings.campaignId} = ${campaign.id}
    order by ${trackings.videoId}, ${trackings.id} limit ${MAX_TRACKINGS + 1}`,
  );
  if (rows.length > MAX_TRACKINGS || rows.reduce((sum, row) => sum + row.snapshots, 0) > maxSnapshots)
    throw new AppError({
      code: "conflict",
      message: "This campaign has too many snapshots to draw. Open a video to see its chart",
    });
  let [first, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { started_ms, latest_ms } of rows) {
    if (latest_ms === null) continue;
    first = Math.min(first, started_ms);
    to = Math.max(to, latest_ms);
  }
  if (to === 0) return { step: "hour", points: [] };
  const begin = campaign.startsAt ? campaign.startsAt.getTime() - LEAD_MS : first;
  const sums = new CampaignSums({ from: Math.min(Math.max(first, begin), to), to });
  const load = async (slice: readonly Tracked[]) => ({
    slice,
    visitors: await visitorsOfMany(ctx.db, slice.map(idOf)),
  });
  for await (const { slice, visitors } of readAhead(slicesByVideo(rows), load))
    for (const own of byVideo(slice)) {
      sums.beginVideo();
      addVideo(
        sums,
        own.flatMap((row) => visitors.get(idOf(row)) ?? []),
      );
    }
  return sums.series(ctx.now());
}

const idOf = ({ id }: Tracked): number => Number(id);

/** Groups rows that are ordered by video. */
function* byVideo(rows: readonly Tracked[]): Generator<Tracked[]> {
  for (let first = 0; first < rows.length; ) {
    let end = first + 1;
    while (end < rows.length && rows[end]?.video_id === rows[first]?.video_id) end += 1;
    yield rows.slice(first, end);
    first = end;
  }
}

/** Splits rows into slices of about equal size, which keep a video's trackings together. */
function* slicesByVideo(rows: readonly Tracked[]): Generator<Tracked[]> {
  let slice: Tracked[] = [];
  for (const own of byVideo(rows)) {
    slice.push(...own);
    if (slice.length < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

/** Adds the snapshots of a video, of all its trackings, by time. */
function addVideo(sums: CampaignSums, visitors: readonly SeriesVisitor[]): void {
  const [only, ...others] = visitors;
  if (others.length === 0) {
    // As almost all videos: nothing has to be sorted, so no object is created.
    only?.((snapshot) => sums.report(snapshot.takenAt, viewsAt(snapshot), engagementsAt(snapshot)));
    return;
  }
  const reported: [number, number | null, number | null][] = [];
  for (const visit of visitors)
    visit((snapshot) => reported.push([snapshot.takenAt, viewsAt(snapshot), engagementsAt(snapshot)]));
  for (const one of reported.sort(([a], [b]) => a - b)) sums.report(...one);
}
