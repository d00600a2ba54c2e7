import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Figures } from "@/lib/platforms/schemas";

export interface NewSnapshot {
  trackingId: number;
  hour: number;
  takenAt: Date;
  figures: Figures;
  provider: string;
}

/**
 * Stores snapshots and each tracking's latest figures with them; a gap that stood for the hour goes. The caller
 * holds the trackings' locks.
 * @returns the trackings whose hour was new: an hour that is stored already changes nothing
 */
export async function appendSnapshots(tx: Transaction, batch: readonly NewSnapshot[]): Promise<Set<number>> {
  if (batch.length === 0) return new Set();
  const rows = JSON.stringify(
    batch.map(({ trackingId, hour, takenAt, figures, provider }) => ({
      tracking_id: trackingId,
      hour,
      taken_at: takenAt.toISOString(),
      ...figures,
      provider,
    })),
  );
  const written = await tx.execute<{ tracking_id: string }>(sql`
    with r as (
      select * from jsonb_to_recordset(${rows}::jsonb) as r(tracking_id bigint, hour smallint, taken_at timestamptz,
        views bigint, likes bigint, comments bigint, shares bigint, saves bigint, provider text)
    ), stored as (
      insert into snapshots (tracking_id, hour, taken_at, views, likes, comments, shares, saves, provider)
      select tracking_id, hour, taken_at, views, likes, comments, shares, saves, provider from r
      on conflict do nothing
      returning *
    ), filled as (
      delete from gaps g using stored s where g.tracking_id = s.tracking_id and g.hour = s.hour
    )
    update video_state v
    set latest_at = s.taken_at, settled_hour = greatest(v.settled_hour, s.hour), snapshots = v.snapshots + 1,
        views = s.views, likes = s.likes, comments = s.comments, shares = s.shares, saves = s.saves,
        bad_hours = 0, last_bad_hour = null
    from stored s where v.tracking_id = s.tracking_id
    returning v.tracking_id`);
  return new Set(written.map((row) => Number(row.tracking_id)));
}
