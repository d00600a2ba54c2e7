import { type SQL, sql } from "drizzle-orm";
import { WEEKDAYS } from "@/lib/tracking/snapshots/week-rules";

/**
 * Returns the statement that fills `tracking_weeks`.
 * @param gains a query with the columns organization_id, day, tracking_id and views
 */
export function insertWeeks(gains: SQL): SQL {
  const days = WEEKDAYS.map(
    (_, index) => sql`, coalesce(sum(views) filter (where extract(isodow from day) = ${index + 1}::int), 0)`,
  );
  return sql`
    insert into tracking_weeks
    select organization_id, date_trunc('week', day::timestamp)::date, tracking_id${sql.join(days)}
    from (${gains}) g group by 1, 2, 3 order by 1, 2, 3`;
}
