import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";
import type { OverviewQuery } from "@/lib/tracking/overview/schemas";

/** The days of the overview's ranges, without a calendar's arithmetic, which its page does not need first. */

export const OVERVIEW_RANGES = ["24h", "7d", "30d", "90d", "custom"] as const;

const DAYS_BACK = { "7d": 6, "30d": 29, "90d": 89, custom: 6 } as const;
export const MAX_DAYS = 366;

export const floorHour = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;

/** Days from first to last, inclusive. */
export const countDays = (first: string, last: string): number =>
  Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;

/** Returns the first and last day of a query; the last is today at the latest. */
export function daysOf(query: OverviewQuery, now: Date): { firstDay: string; lastDay: string } {
  const today = dayOf(now, query.time_zone);
  if (query.range === "custom" && query.from !== undefined && query.to !== undefined)
    return { firstDay: query.from, lastDay: query.to < today ? query.to : today };
  if (query.range === "24h")
    return { firstDay: dayOf(new Date(floorHour(now.getTime()) + HOUR_MS - DAY_MS), query.time_zone), lastDay: today };
  return { firstDay: addDays(today, -DAYS_BACK[query.range]), lastDay: today };
}
