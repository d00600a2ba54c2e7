import { and, asc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { gaps, snapshots } from "@/db/schema";
import type { Figures } from "@/lib/platforms/schemas";

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

const toSnapshot = (row: typeof snapshots.$inferSelect): StoredSnapshot => ({
  hour: row.hour,
  takenAt: row.takenAt,
  figures: { views: row.views, likes: row.likes, comments: row.comments, shares: row.shares, saves: row.saves },
  provider: row.provider,
});

export interface SeriesRange {
  /** Only snapshots taken after this time. */
  since?: Date | undefined;
  /** Only snapshots taken at or before this time. */
  until?: Date | undefined;
  /** Maximum number, oldest first. */
  limit?: number | undefined;
}

/** Returns a tracking's snapshots, oldest first. */
export async function readSeries(
  db: Queryable,
  trackingId: number,
  { since, until, limit }: SeriesRange = {},
): Promise<StoredSnapshot[]> {
  const read = db
    .select()
    .from(snapshots)
    .where(
      and(
        eq(snapshots.trackingId, trackingId),
        since && gt(snapshots.takenAt, since),
        until && lte(snapshots.takenAt, until),
      ),
    )
    .orderBy(asc(snapshots.hour));
  const rows = limit === undefined ? await read : await read.limit(limit);
  return rows.map(toSnapshot);
}

/** Returns a tracking's missed hours, oldest first. */
export async function readGaps(db: Queryable, trackingId: number): Promise<StoredGap[]> {
  return db
    .select({ hour: gaps.hour, reason: gaps.reason })
    .from(gaps)
    .where(eq(gaps.trackingId, trackingId))
    .orderBy(asc(gaps.hour));
}

/**
 * Returns views of each tracking's last `hours` settled hours, oldest first, null for an hour without a value; shorter
 * for younger trackings.
 */
export async function recentViews(
  db: Queryable,
  trackings: readonly { id: number; settledHour: number }[],
  hours: number,
): Promise<Map<number, (number | null)[]>> {
  const result = new Map<number, (number | null)[]>();
  if (trackings.length === 0) return result;
  for (const { id, settledHour } of trackings) result.set(id, Array(Math.min(hours, settledHour + 1)).fill(null));
  const first = new Map(trackings.map(({ id, settledHour }) => [id, Math.max(0, settledHour + 1 - hours)]));
  const rows = await db
    .select({ trackingId: snapshots.trackingId, hour: snapshots.hour, views: snapshots.views })
    .from(snapshots)
    .where(
      and(
        inArray(
          snapshots.trackingId,
          trackings.map(({ id }) => id),
        ),
        sql`${snapshots.hour} >= (${JSON.stringify(Object.fromEntries(first))}::jsonb ->> ${snapshots.trackingId}::text)::int`,
      ),
    );
  for (const row of rows) {
    const views = result.get(row.trackingId);
    const index = row.hour - (first.get(row.trackingId) ?? 0);
    if (views && index < views.length) views[index] = row.views;
  }
  return result;
}
