import { and, gt, inArray, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { snapshots } from "@/db/schema";
import type { Metric } from "@/lib/platforms/schemas";

/** A tracking's snapshots by column, oldest first; all columns have the same length. */
export interface SeriesColumns<M extends Metric> {
  /** Unix milliseconds. */
  takenAt: number[];
  /** null if the platform didn't report the metric. */
  figures: Record<M, (number | null)[]>;
}

/**
 * Returns the series of several trackings; with `since`, only later snapshots. A tracking without snapshots is not in
 * the map. Everything is held in memory, so request a few at a time. Each series is fetched as one text, because 72,000
 * rows cost database and driver twice as much as joining and splitting.
 */
export async function seriesOfMany<M extends Metric>(
  db: Queryable,
  trackingIds: readonly number[],
  metrics: readonly M[],
  since?: Date,
): Promise<Map<number, SeriesColumns<M>>> {
  if (trackingIds.length === 0) return new Map();
  const figures = metrics.map((metric) => sql`, ' ', ${snapshots[metric]}`);
  const rows = await db.execute<{ tracking_id: string; series: string }>(sql`
    select ${snapshots.trackingId},
      string_agg(concat(extract(epoch from ${snapshots.takenAt})::float8${sql.join(figures)}), ',' order by ${snapshots.hour}) as series
    from ${snapshots}
    where ${and(inArray(snapshots.trackingId, [...trackingIds]), since && gt(snapshots.takenAt, since))}
    group by ${snapshots.trackingId}`);
  return new Map(rows.map((row) => [Number(row.tracking_id), columnsOf(row.series, metrics)]));
}

/** Comma-separated points: Unix seconds, then space-separated metrics, empty if missing. */
function columnsOf<M extends Metric>(series: string, metrics: readonly M[]): SeriesColumns<M> {
  const takenAt: number[] = [];
  const columns = metrics.map((): (number | null)[] => []);
  for (const point of series.split(",")) {
    const [seconds, ...values] = point.split(" ");
    takenAt.push(Math.round(Number(seconds) * 1000));
    columns.forEach((column, index) => {
      column.push(values[index] ? Number(values[index]) : null);
    });
  }
  const figures = Object.fromEntries(metrics.map((metric, index) => [metric, columns[index]]));
  return { takenAt, figures: figures as SeriesColumns<M>["figures"] };
}
