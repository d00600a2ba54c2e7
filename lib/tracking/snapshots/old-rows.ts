import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable } from "@/db/client";
import { TailWriter } from "./block-writer-rules";

/** The tables before packing, which are kept for one release and never written: `snapshots` and `gaps`. */

type OldRow = Record<"views" | "likes" | "comments" | "shares" | "saves", string | null> & {
  tracking_id: string;
  hour: number;
  taken_ms: number | null;
  provider: string | null;
  reason: string | null;
};

const toNumber = (text: string | null) => (text === null ? null : Number(text));

/** Packs the trackings' rows in memory; a tracking without rows is empty. A few at a time: 720 rows each are common. */
export async function packOldRows(db: Queryable, ids: readonly number[]): Promise<Map<number, TailWriter>> {
  const writers = new Map(ids.map((id) => [id, new TailWriter(new Uint8Array())]));
  if (ids.length === 0) return writers;
  const own = sql`tracking_id = any(${arrayOf(ids)}::bigint[])`;
  const rows = await db.execute<OldRow>(sql`
    select tracking_id, hour, extract(epoch from taken_at)::float8 * 1000 as taken_ms, views, likes, comments, shares, saves,
      provider, null as reason
    from snapshots where ${own}
    union all
    select tracking_id, hour, null, null, null, null, null, null, null, reason from gaps where ${own}
    order by tracking_id, hour`);
  for (let index = 0; index < rows.length; ) {
    const row = rows[index++];
    const writer = row && writers.get(Number(row.tracking_id));
    if (!writer) continue;
    if (row.reason === null) {
      const figures = {
        views: toNumber(row.views),
        likes: toNumber(row.likes),
        comments: toNumber(row.comments),
        shares: toNumber(row.shares),
        saves: toNumber(row.saves),
      };
      const takenAt = Math.round(row.taken_ms ?? 0);
      writer.addSnapshot({ hour: row.hour, takenAt, figures, provider: row.provider ?? "" });
      continue;
    }
    let last = row.hour;
    for (let next = rows[index]; next && isRun(row, next, last); next = rows[++index]) last = next.hour;
    writer.addGap(row.hour, last, row.reason);
  }
  return writers;
}

const isRun = (row: OldRow, next: OldRow, last: number): boolean =>
  next.tracking_id === row.tracking_id && next.reason === row.reason && next.hour === last + 1;

interface Between {
  from: Date;
  /** Exclusive. */
  to: Date;
}

/** Counts the trackings' missed hours that were due between two times, by reason. */
export async function countOldGaps(
  db: Queryable,
  ids: readonly number[],
  { from, to }: Between,
): Promise<{ reason: string; hours: number }[]> {
  const [begin, end] = [from.toISOString(), to.toISOString()];
  // Hour h ≥ 1 is due h − 1 hours after the first occurrence of the slot (lib/tracking/trackings/schedule-rules.ts).
  const hourDue = (at: string) => sql`(ceil(extract(epoch from ${at}::timestamptz - f.due) / 3600) + 1)::int`;
  const rows = await db.execute<{ reason: string; hours: number }>(sql`
    select g.reason, count(*)::int as hours
    from trackings t
    cross join lateral (
      select date_trunc('hour', t.started_at, 'UTC') + t.slot * interval '1 minute' as same_hour
    ) s
    cross join lateral (
      select case when s.same_hour > t.started_at then s.same_hour else s.same_hour + interval '1 hour' end as due
    ) f
    join gaps g on g.tracking_id = t.id and g.hour >= ${hourDue(begin)} and g.hour < ${hourDue(end)}
    where t.id = any(${arrayOf(ids)}::bigint[])
    group by g.reason`);
  return [...rows];
}
