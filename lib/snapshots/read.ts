import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
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

/** A tracking's snapshots, oldest first; only those taken after `since` where given. */
export async function readSeries(db: Queryable, trackingId: number, since?: Date): Promise<StoredSnapshot[]> {
  const own = eq(snapshots.trackingId, trackingId);
  const rows = await db
    .select()
    .from(snapshots)
    .where(since ? and(own, gt(snapshots.takenAt, since)) : own)
    .orderBy(asc(snapshots.hour));
  return rows.map(toSnapshot);
}

/** A tracking's hours without a snapshot, oldest first. */
export async function readGaps(db: Queryable, trackingId: number): Promise<StoredGap[]> {
  return db
    .select({ hour: gaps.hour, reason: gaps.reason })
    .from(gaps)
    .where(eq(gaps.trackingId, trackingId))
    .orderBy(asc(gaps.hour));
}

/**
 * Views of each tracking's last `hours` settled hours, oldest first, null for an hour without a figure; shorter
 * where the tracking is younger.
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
