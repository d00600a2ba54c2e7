import { type SQL, sql } from "drizzle-orm";
import { WEEK_DAYS } from "@/lib/core/time/unit-rules";
import { dayNumber, type UtcDays } from "@/lib/core/time/utc-rules";
import { mondayOf, WEEKDAYS, weekdayOf } from "./week-rules";

/** Returns the condition that a row `d` of `tracking_weeks` may have some of the days. */
export const hasDays = ({ from, to }: UtcDays): SQL =>
  sql`d.week >= ${mondayOf(dayNumber(from))}::date and d.week < ${to}::date`;

/** Returns what a row `d` of `tracking_weeks` gained within the days: 0 if it has none of them. */
export function gainWithin({ from, to }: UtcDays): SQL {
  const first = dayNumber(from);
  const last = dayNumber(to) - 1;
  if (last < first) return sql`0`;
  const sum = (begin: number, end: number) =>
    sql.join(
      WEEKDAYS.slice(begin, end + 1).map((name) => sql`d.${sql.identifier(name)}`),
      sql` + `,
    );
  const [firstWeek, lastWeek] = [mondayOf(first), mondayOf(last)];
  if (firstWeek === lastWeek)
    return sql`case when d.week = ${firstWeek}::date then ${sum(weekdayOf(first), weekdayOf(last))} else 0 end`;
  return sql`case
    when d.week = ${firstWeek}::date then ${sum(weekdayOf(first), WEEK_DAYS - 1)}
    when d.week = ${lastWeek}::date then ${sum(0, weekdayOf(last))}
    when d.week > ${firstWeek}::date and d.week < ${lastWeek}::date then ${sum(0, WEEK_DAYS - 1)}
    else 0 end`;
}
