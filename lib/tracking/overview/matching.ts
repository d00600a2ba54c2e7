import { and, gt, lt, type SQL, sql } from "drizzle-orm";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Platform } from "@/lib/platforms/schemas";
import type { ResolvedRange } from "@/lib/tracking/overview/range-rules";
import type { OverviewFilter } from "@/lib/tracking/overview/schemas";
import { MAX_DECODED } from "@/lib/tracking/snapshots/figure-rules";
import { byCreator } from "@/lib/tracking/videos/list-filters";
import { rowsWhere } from "@/lib/tracking/videos/rows-query";

export interface Matched {
  id: number;
  platform: Platform;
  startedAt: Date;
  slot: number;
}

const DAY_HOURS = 24;

/** Returns the condition of the filters, over `trackings`. */
export async function whereMatches(
  ctx: OrganizationContext,
  { platform, campaign, label, creator }: OverviewFilter,
): Promise<SQL | undefined> {
  const filter = { q: "", status: undefined, platform, campaign, label };
  return and(await rowsWhere(ctx, filter), creator ? byCreator(creator) : undefined);
}

/** Whether the rollups by hour, which know the platform only, can't answer a filter. */
export const needsTrackings = ({ campaign, label, creator }: OverviewFilter): boolean =>
  [campaign, label, creator].some((value) => value !== undefined);

/**
 * Returns the trackings that ran in a range or in the period that it is compared with.
 * @throws AppError invalid_request if they have more snapshots in it than one request decodes
 */
export async function matchTrackings(
  ctx: OrganizationContext,
  where: SQL | undefined,
  range: ResolvedRange,
  maxSnapshots = MAX_DECODED,
): Promise<Matched[]> {
  const end = sql`coalesce(${trackings.endedAt}, ${trackings.endsAt})`;
  const from = range.before.from;
  const hours = (range.to.getTime() - from.getTime()) / HOUR_MS;
  const most = Math.ceil(maxSnapshots / DAY_HOURS);
  const rows = await ctx.db
    .select({
      id: trackings.id,
      platform: trackings.platform,
      startedAt: trackings.startedAt,
      slot: trackings.slot,
      hours: sql<number>`least(${videoState.settledHour} + 1, ${hours}::int)`,
    })
    .from(trackings)
    .innerJoin(videoState, sql`${videoState.trackingId} = ${trackings.id}`)
    .where(and(where, lt(trackings.startedAt, range.to), gt(end, sql`${from.toISOString()}::timestamptz`)))
    .limit(most + 1);
  if (rows.length > most || rows.reduce((sum, row) => sum + row.hours, 0) > maxSnapshots)
    throw invalid(
      "range",
      "These filters match too many videos for this range. Choose a shorter range or add a filter",
    );
  return rows;
}
