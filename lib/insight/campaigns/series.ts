import { asc, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { CampaignSeries } from "@/lib/insight/campaigns/dashboard-schemas";
import { findCampaign } from "@/lib/insight/campaigns/get";
import { CampaignSums, type Reported } from "@/lib/insight/campaigns/series-rules";
import { engagementsOf, MAX_DECODED } from "@/lib/tracking/snapshots/figure-rules";
import { figuresAt } from "@/lib/tracking/snapshots/read";
import { type SeriesVisitor, visitorsOfMany } from "@/lib/tracking/snapshots/series-of-many";

/** The series begins this long before the campaign, if its videos were tracked then. */
const LEAD_MS = DAY_MS;
/** Trackings whose blocks are in memory at the same time. */
const SLICE = 250;

interface Tracked {
  id: number;
  videoId: number;
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
  const rows = await ctx.db
    .select({
      id: trackings.id,
      videoId: trackings.videoId,
      startedAt: trackings.startedAt,
      latestAt: videoState.latestAt,
      snapshots: videoState.snapshots,
    })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(eq(trackings.campaignId, campaign.id))
    .orderBy(asc(trackings.videoId), asc(trackings.id))
    .limit(maxSnapshots + 1);
  if (rows.length > maxSnapshots || rows.reduce((sum, row) => sum + row.snapshots, 0) > maxSnapshots)
    throw new AppError({ code: "conflict", message: "This campaign has too many snapshots to draw" });
  const known = rows.flatMap(({ startedAt, latestAt }) =>
    latestAt ? [{ first: startedAt.getTime(), last: latestAt.getTime() }] : [],
  );
  if (known.length === 0) return { step: "hour", points: [] };
  const first = known.reduce((least, one) => Math.min(least, one.first), Number.POSITIVE_INFINITY);
  const to = known.reduce((most, one) => Math.max(most, one.last), 0);
  const begin = campaign.startsAt ? campaign.startsAt.getTime() - LEAD_MS : first;
  const sums = new CampaignSums({ from: Math.min(Math.max(first, begin), to), to });
  for await (const reported of readVideos(ctx.db, rows)) sums.add(reported);
  return sums.series(ctx.now());
}

/** Yields the snapshots of each video, of all its trackings, by time. @param rows by video */
async function* readVideos(db: Queryable, rows: readonly Tracked[]): AsyncGenerator<Reported[]> {
  for (let first = 0; first < rows.length; ) {
    let end = Math.min(first + SLICE, rows.length);
    // A video's trackings stay together.
    while (end < rows.length && rows[end]?.videoId === rows[end - 1]?.videoId) end += 1;
    const slice = rows.slice(first, end);
    const visitors = await visitorsOfMany(
      db,
      slice.map(({ id }) => id),
    );
    const byVideo = new Map<number, Reported[]>();
    for (const { id, videoId } of slice) {
      const reported = reportedBy(visitors.get(id));
      const before = byVideo.get(videoId);
      byVideo.set(videoId, before ? [...before, ...reported].sort((a, b) => a.takenAt - b.takenAt) : reported);
    }
    yield* byVideo.values();
    first = end;
  }
}

function reportedBy(visit: SeriesVisitor | undefined): Reported[] {
  const reported: Reported[] = [];
  visit?.((snapshot) => {
    const figures = figuresAt(snapshot);
    reported.push({ takenAt: snapshot.takenAt, views: figures.views, engagements: engagementsOf(figures) });
  });
  return reported;
}
