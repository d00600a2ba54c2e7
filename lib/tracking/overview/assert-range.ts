import { invalid } from "@/lib/core/errors";
import { countDays, daysOf, MAX_DAYS } from "@/lib/tracking/overview/day-range-rules";
import type { OverviewQuery } from "@/lib/tracking/overview/schemas";

/** @throws AppError invalid_request for a range that is empty, in the future or longer than a year */
export function assertRange(query: OverviewQuery, now: Date): void {
  const { firstDay, lastDay } = daysOf(query, now);
  if (query.from && query.to && query.from > query.to) throw invalid("to", "The last day is before the first");
  if (firstDay > lastDay) throw invalid("from", "The first day is in the future");
  if (countDays(firstDay, lastDay) > MAX_DAYS) throw invalid("from", `Choose at most ${MAX_DAYS} days`);
}
