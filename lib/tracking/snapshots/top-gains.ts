import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";

export interface Between {
  from: Date;
  /** Exclusive. */
  to: Date;
}

/**
 * Returns the organization's trackings whose views grew most between two times, most first: the last known value in the
 * span minus the last known before it, or minus the first one in it. Both ends are found by hour in the snapshots' key.
 * @param among only these trackings
 */
export async function topGains(
  db: Queryable,
  organizationId: number,
  { from, to }: Between,
  limit: number,
  among: readonly number[],
): Promise<{ trackingId: number; gain: number }[]> {
  // A snapshot is taken up to an hour after its due time, which is within an hour of its number.
  const hourBy = (at: string) =>
    sql`least(floor(extract(epoch from ${at}::timestamptz - t.started_at) / 3600) + 1, 32767)::int`;
  const [begin, end] = [from.toISOString(), to.toISOString()];
  const lastBefore = (at: string) => sql`(
    select s.views from snapshots s
    where s.tracking_id = t.id and s.hour <= ${hourBy(at)} and s.taken_at < ${at}::timestamptz and s.views is not null
    order by s.hour desc limit 1)`;
  const first = sql`(
    select s.views from snapshots s
    where s.tracking_id = t.id and s.views is not null order by s.hour limit 1)`;
  const rows = await db.execute<{ id: string; gain: number }>(sql`
    select t.id, (l.views - f.views)::float8 as gain
    from trackings t
    join video_state v on v.tracking_id = t.id
    cross join lateral (
      select case when v.latest_at < ${end}::timestamptz and v.views is not null then v.views else ${lastBefore(end)} end as views
      offset 0
    ) l
    cross join lateral (
      select case when t.started_at < ${begin}::timestamptz then coalesce(${lastBefore(begin)}, ${first}) else ${first} end as views
      offset 0
    ) f
    where t.organization_id = ${organizationId} and t.id = any(${`{${among.join(",")}}`}::bigint[])
      and t.started_at < ${end}::timestamptz and v.latest_at >= ${begin}::timestamptz and l.views > f.views
    order by gain desc, t.id limit ${limit}`);
  return rows.map(({ id, gain }) => ({ trackingId: Number(id), gain }));
}
