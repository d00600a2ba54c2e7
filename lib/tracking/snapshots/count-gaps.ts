import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { countOldGaps } from "./old-rows";

/**
 * Counts the organization's missed hours that were due between two times (`to` exclusive), by reason, most first. Both
 * times are full UTC hours, like the rollup.
 */
export async function countGaps(
  db: Queryable,
  organizationId: number,
  { from, to }: { from: Date; to: Date },
): Promise<{ reason: string; hours: number }[]> {
  // One statement, so that a tracking is either among the counts or still to be counted.
  const rows = await db.execute<{ reason: string | null; hours: number; unpacked: string[] | null }>(sql`
    select reason, sum(hours)::int as hours, null::text[] as unpacked from org_gaps
    where organization_id = ${organizationId}
      and hour >= ${from.toISOString()}::timestamptz and hour < ${to.toISOString()}::timestamptz
    group by reason
    union all
    select null, 0, array_agg(t.id::text) from unpacked_trackings u join trackings t on t.id = u.tracking_id
    where t.organization_id = ${organizationId}`);
  const counts = new Map<string, number>();
  for (const { reason, hours } of rows) if (reason !== null && hours > 0) counts.set(reason, hours);
  const unpacked = rows.flatMap(({ unpacked }) => unpacked ?? []).map(Number);
  if (unpacked.length > 0)
    for (const { reason, hours } of await countOldGaps(db, unpacked, { from, to }))
      counts.set(reason, (counts.get(reason) ?? 0) + hours);
  return [...counts]
    .map(([reason, hours]) => ({ reason, hours }))
    .sort((a, b) => b.hours - a.hours || (a.reason < b.reason ? -1 : 1));
}
