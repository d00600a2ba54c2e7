import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

export interface NewGap {
  trackingId: number;
  /** Hours first … last, inclusive, each become a gap. */
  first: number;
  last: number;
  reason: string;
}

/**
 * Records why hours have no snapshot, and settles them. An hour with a snapshot keeps it; an existing gap takes the
 * newer reason.
 */
export async function recordGaps(tx: Transaction, gaps: readonly NewGap[], at: Date): Promise<void> {
  const ranges = gaps.filter((gap) => gap.first <= gap.last);
  if (ranges.length === 0) return;
  const rows = JSON.stringify(
    ranges.map(({ trackingId, first, last, reason }) => ({ tracking_id: trackingId, first, last, reason })),
  );
  await tx.execute(sql`
    with r as (
      select * from jsonb_to_recordset(${rows}::jsonb) as r(tracking_id bigint, first int, last int, reason text)
    ), recorded as (
      insert into gaps (tracking_id, hour, reason, recorded_at)
      select r.tracking_id, h, r.reason, ${at.toISOString()}::timestamptz
      from r cross join generate_series(r.first, r.last) as h
      where not exists (select from snapshots s where s.tracking_id = r.tracking_id and s.hour = h)
      on conflict (tracking_id, hour) do update set reason = excluded.reason
    ), reached as (
      select tracking_id, max(last) as last from r group by tracking_id
    )
    update video_state v set settled_hour = greatest(v.settled_hour, reached.last)
    from reached where v.tracking_id = reached.tracking_id`);
}
