import type { Queryable } from "@/db/client";
import { METRICS, type Metric } from "@/lib/platforms/schemas";
import { BlockCursor } from "./block-cursor-rules";
import { loadBlocks } from "./load";
import type { SnapshotAt } from "./read";

/** A tracking's snapshots by column, oldest first; all columns have the same length. */
export interface SeriesColumns<M extends Metric> {
  /** Unix milliseconds. */
  takenAt: number[];
  /** Positions at which another source begins: values before and from there can't be compared. */
  switches: number[];
  /** null if the platform didn't report the metric. */
  figures: Record<M, (number | null)[]>;
}

/**
 * Returns the series of several trackings; with `since`, only later snapshots. A tracking without snapshots is not in
 * the map. Everything is held in memory, so request a few at a time.
 */
export async function seriesOfMany<M extends Metric>(
  db: Queryable,
  trackingIds: readonly number[],
  metrics: readonly M[],
  since?: Date,
): Promise<Map<number, SeriesColumns<M>>> {
  const loaded = await loadBlocks(db, trackingIds, { since });
  const after = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  return new Map(
    [...loaded].flatMap(([id, blocks]) => {
      const series = columnsOf(blocks, metrics, after);
      return series.takenAt.length > 0 ? [[id, series]] : [];
    }),
  );
}

function columnsOf<M extends Metric>(blocks: Uint8Array, metrics: readonly M[], after: number): SeriesColumns<M> {
  const takenAt: number[] = [];
  const switches: number[] = [];
  let source = "";
  const columns = metrics.map((metric) => ({ index: METRICS.indexOf(metric), values: [] as (number | null)[] }));
  const cursor = new BlockCursor(blocks);
  while (cursor.next()) {
    if (cursor.gapReason !== null || cursor.takenAt <= after) continue;
    if (source !== "" && source !== cursor.provider) switches.push(takenAt.length);
    source = cursor.provider;
    takenAt.push(cursor.takenAt);
    for (const { index, values } of columns)
      values.push(cursor.reported & (1 << index) ? (cursor.values[index] ?? null) : null);
  }
  const figures = Object.fromEntries(metrics.map((metric, index) => [metric, columns[index]?.values]));
  return { takenAt, switches, figures: figures as SeriesColumns<M>["figures"] };
}

/** Visits a tracking's snapshots, oldest first. */
export type SeriesVisitor = (visit: (snapshot: SnapshotAt) => void) => void;

/**
 * Returns visitors of the series of several trackings; with `since`, of later snapshots only. Only their packed hours are
 * held in memory.
 */
export async function visitorsOfMany(
  db: Queryable,
  trackingIds: readonly number[],
  since?: Date,
): Promise<Map<number, SeriesVisitor>> {
  const after = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const visitorOf =
    (blocks: Uint8Array): SeriesVisitor =>
    (visit) => {
      const cursor = new BlockCursor(blocks);
      while (cursor.next()) if (cursor.gapReason === null && cursor.takenAt > after) visit(cursor);
    };
  const loaded = await loadBlocks(db, trackingIds, { since });
  return new Map([...loaded].map(([id, blocks]) => [id, visitorOf(blocks)]));
}
