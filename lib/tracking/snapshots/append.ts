import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type Figures, METRICS } from "@/lib/platforms/schemas";
import { addedDayGains } from "@/lib/tracking/snapshots/day-gains";

export interface NewSnapshot {
  trackingId: number;
  hour: number;
  takenAt: Date;
  figures: Figures;
  provider: string;
}

/** The new value minus the tracking's last known one, searched further back if the latest snapshot lacks the metric. */
const gained = sql.join(
  METRICS.map((metric) => {
    const m = sql.identifier(metric);
    return sql`sum(case when s.${m} is not null then s.${m} - coalesce(v.${m}, (
      select p.${m} from snapshots p where p.tracking_id = s.tracking_id and p.hour < s.hour and p.${m} is not null
      order by p.hour desc limit 1)) end)`;
  }),
  sql`, `,
);
/** Old gain plus new gain; null means unknown, not 0. */
const added = sql.join(
  METRICS.map((metric) => {
    const m = sql.identifier(metric);
    return sql`${m} = coalesce(o.${m} + excluded.${m}, o.${m}, excluded.${m})`;
  }),
  sql`, `,
);

/**
 * Stores snapshots, at most one per tracking and none older than its latest, updates each tracking's latest metrics and
 * the organizations' hourly and the trackings' daily gains, and removes a gap recorded for the hour. The caller holds the organizations' and the
 * trackings' locks.
 * @returns the trackings whose hour was new; an hour that is already stored changes nothing
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
    ), dayed as (${addedDayGains}
    ), counted as (
      insert into org_hours as o (organization_id, hour, platform, snapshots, views, likes, comments, shares, saves)
      -- All parts of the statement see the rows as they were before it: v is what was known before these snapshots.
      select t.organization_id, date_trunc('hour', s.taken_at, 'UTC') as hour, t.platform, count(*), ${gained}
      from stored s
      join video_state v on v.tracking_id = s.tracking_id
      join trackings t on t.id = s.tracking_id
      group by 1, 2, 3
      order by 1, 2, 3
      on conflict (organization_id, hour, platform) do update set snapshots = o.snapshots + excluded.snapshots, ${added}
    )
    update video_state v
    set latest_at = s.taken_at, settled_hour = greatest(v.settled_hour, s.hour), snapshots = v.snapshots + 1,
        views = s.views, likes = s.likes, comments = s.comments, shares = s.shares, saves = s.saves,
        bad_hours = 0, last_bad_hour = null
    from stored s where v.tracking_id = s.tracking_id
    returning v.tracking_id`);
  return new Set(written.map((row) => Number(row.tracking_id)));
}
