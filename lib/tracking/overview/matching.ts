import { and, gt, lt, type SQL, sql } from "drizzle-orm";
import { readPrepared } from "@/db/prepared";
import { trackings, videoState } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Platform } from "@/lib/platforms/schemas";
import type { ResolvedRange } from "@/lib/tracking/overview/range-rules";
import type { OverviewFilter } from "@/lib/tracking/overview/schemas";
import { MAX_DECODED } from "@/lib/tracking/snapshots/figure-rules";
import type { Gained } from "@/lib/tracking/snapshots/gains-of-many";
import { byCreator } from "@/lib/tracking/videos/list-filters";
import { rowsWhere } from "@/lib/tracking/videos/rows-query";

export type Matched = Gained;

interface Row {
  id: string;
  platform: Platform;
  slot: number;
  started_ms: number;
  hours: number;
}

/** No more trackings than this are in memory. */
const MAX_MATCHED = 1_000_000;

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
  const { id, platform, startedAt, slot, endedAt, endsAt } = trackings;
  const from = range.before.from;
  const hours = (range.to.getTime() - from.getTime()) / HOUR_MS;
  // As text and numbers: a hundred thousand rows may match, and each conversion costs as much as its row.
  const rows = await readPrepared<Row>(
    ctx.db,
    sql`
    select ${id}, ${platform}, ${slot}, extract(epoch from ${startedAt})::float8 * 1000 as started_ms,
      least(${videoState.settledHour} + 1, ${hours}::int) as hours
    from ${trackings} join ${videoState} on ${videoState.trackingId} = ${id}
    where ${and(where, lt(startedAt, range.to), gt(sql`coalesce(${endedAt}, ${endsAt})`, sql`${from.toISOString()}::timestamptz`))}
    limit ${MAX_MATCHED + 1}`,
    { isPrepared: false },
  );
  if (rows.length > MAX_MATCHED || rows.reduce((sum, row) => sum + row.hours, 0) > maxSnapshots)
    throw invalid(
      "range",
      "These filters match too many videos for this range. Choose a shorter range or add a filter",
    );
  return rows.map((row) => ({
    id: Number(row.id),
    platform: row.platform,
    startedAt: new Date(Math.round(row.started_ms)),
    slot: row.slot,
  }));
}
