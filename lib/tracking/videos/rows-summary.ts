import { eq, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackings, videoState, videos } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { RowsSummary } from "@/lib/tracking/videos/dashboard-schemas";
import { costPerMille } from "@/lib/tracking/videos/rules";

/** Returns totals over all rows that match `where`, on every page. */
export async function summarizeRows(db: Queryable, where: SQL | undefined): Promise<RowsSummary> {
  const priced = sql`${trackings.cost} is not null and ${videoState.views} > 0`;
  const [row] = await db
    .select({
      videos: sql<number>`count(*)::int`,
      running: sql<number>`(count(*) filter (where ${trackings.status} in ('monitoring', 'paused')))::int`,
      views: sql<string | null>`sum(${videoState.views})`,
      viewsOf: sql<number>`count(${videoState.views})::int`,
      cost: sql<string | null>`sum(${trackings.cost})`,
      costOf: sql<number>`count(${trackings.cost})::int`,
      pricedCost: sql<string | null>`sum(${trackings.cost}) filter (where ${priced})`,
      pricedViews: sql<string | null>`sum(${videoState.views}) filter (where ${priced})`,
      pricedOf: sql<number>`(count(*) filter (where ${priced}))::int`,
      latestAt: sql<string | null>`max(${videoState.latestAt})`,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(where);
  if (!row) throw new Error("the rows were not counted");
  return {
    videos: row.videos,
    running: row.running,
    views: row.views === null ? null : Number(row.views),
    views_of: row.viewsOf,
    cost_usd: row.cost === null ? null : toUsd(BigInt(row.cost)),
    cost_of: row.costOf,
    cpm_usd: row.pricedCost === null ? null : costPerMille(BigInt(row.pricedCost), Number(row.pricedViews)),
    cpm_of: row.pricedOf,
    latest_at: row.latestAt === null ? null : new Date(row.latestAt).toISOString(),
  };
}
