import {
  type CalendarDate,
  fromDate,
  parseDate,
  startOfMonth,
  startOfWeek,
  toCalendarDate,
} from "@internationalized/date";

/** Calendar arithmetic in a time zone: days may have 23 or 25 hours. Pure. */

export const BUCKETS = ["hour", "day", "week", "month"] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Maximum points of a series that are sent to the browser. */
export const MAX_POINTS = 1000;

/** Returns the start of the calendar unit that contains `at`; weeks start on Monday. */
export function startOf(bucket: Bucket, at: Date, timeZone: string): Date {
  const zoned = fromDate(at, timeZone);
  // Subtracts the minutes since the full hour: setting the time would be ambiguous in the repeated hour in fall.
  if (bucket === "hour")
    return zoned.subtract({ minutes: zoned.minute, seconds: zoned.second, milliseconds: zoned.millisecond }).toDate();
  return firstDayOf(bucket, toCalendarDate(zoned)).toDate(timeZone);
}

/** Works on calendar days only: a day without midnight starts with its first hour, which `toDate` finds. */
function firstDayOf(bucket: Exclude<Bucket, "hour">, day: CalendarDate): CalendarDate {
  if (bucket === "week") return startOfWeek(day, "en-GB");
  return bucket === "month" ? startOfMonth(day) : day;
}

/** Returns the start of the calendar unit after the one that starts at `start`. */
export function nextStart(bucket: Bucket, start: Date, timeZone: string): Date {
  const zoned = fromDate(start, timeZone);
  if (bucket === "hour") return startOf("hour", zoned.add({ hours: 1 }).toDate(), timeZone);
  const step = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[bucket];
  return firstDayOf(bucket, toCalendarDate(zoned).add(step)).toDate(timeZone);
}

/** Returns the starts of all units that overlap [from, to), in order. */
export function startsBetween(bucket: Bucket, from: Date, to: Date, timeZone: string): Date[] {
  const starts: Date[] = [];
  for (let start = startOf(bucket, from, timeZone); start < to; start = nextStart(bucket, start, timeZone))
    starts.push(start);
  return starts;
}

/** Returns the finest unit in which a range has at most `most` points. */
export function bucketFor(from: Date, to: Date, most = MAX_POINTS): Bucket {
  const hours = (to.getTime() - from.getTime()) / 3_600_000;
  // The range can overlap one extra unit at each end.
  if (hours + 2 <= most) return "hour";
  if (hours / 23 + 2 <= most) return "day";
  return hours / (7 * 24) + 2 <= most ? "week" : "month";
}

/** Returns the time at which a calendar day (`2026-11-20`) starts. @throws Error if it isn't a day */
export function startOfDayNamed(day: string, timeZone: string): Date {
  return parseDate(day).toDate(timeZone);
}

/** Returns the same time of day `days` calendar days earlier; the next one that exists if the clock skips it there. */
export function sameTimeEarlier(at: Date, days: number, timeZone: string): Date {
  return fromDate(at, timeZone).subtract({ days }).toDate();
}
