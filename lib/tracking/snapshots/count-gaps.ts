import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";

/** Counts the organization's missed hours that were due between two times (`to` exclusive), by reason, most first. */
export async function countGaps(
  db: Queryable,
  organizationId: number,
  { from, to }: { from: Date; to: Date },
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
    where t.organization_id = ${organizationId}
      and t.started_at < ${end}::timestamptz
      and (t.status in ('monitoring', 'paused') or t.ended_at >= ${begin}::timestamptz)
    group by g.reason order by hours desc, g.reason`);
  return rows.map(({ reason, hours }) => ({ reason, hours }));
}
