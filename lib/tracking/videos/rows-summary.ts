import { eq, sql } from "drizzle-orm";
import { trackings, videoState } from "@/db/schema";
import { toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type { RowsSummary, VideoRowsFilter } from "@/lib/tracking/videos/dashboard-schemas";
import { rowsWhere } from "@/lib/tracking/videos/rows-query";
import { costPerMille } from "@/lib/tracking/videos/rules";

/** Returns totals over all rows that match a filter, on every page. Reads them all, so it is a request of its own. */
export async function summarizeVideoRows(ctx: OrganizationContext, filter: VideoRowsFilter): Promise<RowsSummary> {
  assertRight(ctx.actor, "videos:read");
  const priced = sql`${trackings.cost} is not null and ${videoState.views} > 0`;
  const [row] = await ctx.db
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
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(await rowsWhere(ctx, filter));
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
