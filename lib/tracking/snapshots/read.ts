import type { Queryable } from "@/db/client";
import type { Figures } from "@/lib/platforms/schemas";
import { BlockCursor } from "./block-cursor-rules";
import { loadBlocks } from "./load";

export interface StoredSnapshot {
  hour: number;
  takenAt: Date;
  figures: Figures;
  provider: string;
}

export interface StoredGap {
  hour: number;
  reason: string;
}

/** Everything settled of a tracking, oldest first. */
export interface History {
  series: StoredSnapshot[];
  gaps: StoredGap[];
}

export interface SeriesRange {
  /** Only snapshots taken after this time. */
  since?: Date | undefined;
  /** Only snapshots taken at or before this time. */
  until?: Date | undefined;
  /** Maximum number, oldest first. */
  limit?: number | undefined;
}

/** A snapshot while it is visited: the next one overwrites it. */
export type SnapshotAt = Readonly<Pick<BlockCursor, "hour" | "takenAt" | "provider" | "reported" | "values">>;

/** Visits a tracking's snapshots, oldest first, without creating an object for each. */
export async function visitSeries(
  db: Queryable,
  trackingId: number,
  { since, until, limit = Number.POSITIVE_INFINITY }: SeriesRange,
  visit: (snapshot: SnapshotAt) => void,
): Promise<void> {
  const [first, last] = [since?.getTime() ?? Number.NEGATIVE_INFINITY, until?.getTime() ?? Number.POSITIVE_INFINITY];
  const cursor = new BlockCursor((await loadBlocks(db, [trackingId], { since })).get(trackingId) ?? new Uint8Array());
  let visited = 0;
  while (visited < limit && cursor.next())
    if (cursor.gapReason === null && cursor.takenAt > first && cursor.takenAt <= last) {
      visit(cursor);
      visited += 1;
    }
}

/** Returns a tracking's snapshots, oldest first. */
export async function readSeries(
  db: Queryable,
  trackingId: number,
  range: SeriesRange = {},
): Promise<StoredSnapshot[]> {
  const series: StoredSnapshot[] = [];
  await visitSeries(db, trackingId, range, (snapshot) => series.push(snapshotAt(snapshot)));
  return series;
}

/** Returns a tracking's snapshots and missed hours. */
export async function readHistory(db: Queryable, trackingId: number): Promise<History> {
  return (await readHistories(db, [trackingId])).get(trackingId) ?? { series: [], gaps: [] };
}

/**
 * Returns the histories of several trackings; with `newestHours`, at least of those hours. Everything is held in memory,
 * so request a few at a time.
 */
export async function readHistories(
  db: Queryable,
  trackingIds: readonly number[],
  which: { newestHours?: number } = {},
): Promise<Map<number, History>> {
  const loaded = await loadBlocks(db, trackingIds, which);
  return new Map([...loaded].map(([id, blocks]) => [id, historyOf(blocks)]));
}

function historyOf(blocks: Uint8Array): History {
  const history: History = { series: [], gaps: [] };
  const cursor = new BlockCursor(blocks);
  while (cursor.next())
    if (cursor.gapReason === null) history.series.push(snapshotAt(cursor));
    else history.gaps.push({ hour: cursor.hour, reason: cursor.gapReason });
  return history;
}

function snapshotAt(snapshot: SnapshotAt): StoredSnapshot {
  const { hour, takenAt, provider } = snapshot;
  return { hour, takenAt: new Date(takenAt), figures: figuresAt(snapshot), provider };
}

/** Returns what a visited snapshot reports, in an object of its own; null for a metric that it doesn't report. */
export function figuresAt({ reported, values }: Pick<SnapshotAt, "reported" | "values">): Figures {
  const at = (index: number) => (reported & (1 << index) ? (values[index] ?? null) : null);
  // In the order of METRICS.
  return { views: at(0), likes: at(1), comments: at(2), shares: at(3), saves: at(4) };
}

/** Returns the views that a visited snapshot reports, without an object for all its figures. */
export const viewsAt = ({ reported, values }: Pick<SnapshotAt, "reported" | "values">): number | null =>
  reported & 1 ? (values[0] ?? null) : null;

/** Likes, comments and shares, in the order of METRICS. */
const ENGAGEMENTS = 0b1110;

/** Returns the engagements that a visited snapshot reports, as `engagementsOf` adds them up. */
export function engagementsAt({ reported, values }: Pick<SnapshotAt, "reported" | "values">): number | null {
  if (!(reported & ENGAGEMENTS)) return null;
  let sum = 0;
  for (let metric = 1; metric <= 3; metric++) if (reported & (1 << metric)) sum += values[metric] ?? 0;
  return sum;
}

/**
 * Returns views of each tracking's last `hours` settled hours, oldest first, null for an hour without a value or before
 * another source took over; shorter for younger trackings.
 */
export async function recentViews(
  db: Queryable,
  trackings: readonly { id: number; settledHour: number }[],
  hours: number,
): Promise<Map<number, (number | null)[]>> {
  const loaded = await loadBlocks(
    db,
    trackings.map(({ id }) => id),
    { newestHours: hours },
  );
  return new Map(
    trackings.map(({ id, settledHour }) => {
      const first = Math.max(0, settledHour + 1 - hours);
      const views: (number | null)[] = Array(settledHour + 1 - first).fill(null);
      const cursor = new BlockCursor(loaded.get(id) ?? new Uint8Array());
      let source = "";
      while (cursor.next()) {
        // An hour stored since the rows were read is beyond the last one.
        if (cursor.hour < first || cursor.hour > settledHour || cursor.gapReason !== null) continue;
        // Another source counts differently: what it reports doesn't continue the values before.
        if (source !== "" && cursor.provider !== source) views.fill(null);
        source = cursor.provider;
        if (cursor.reported & 1) views[cursor.hour - first] = cursor.values[0] ?? null;
      }
      return [id, views];
    }),
  );
}
