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

/** Whether `zone` is an IANA name that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Returns whether a text is a calendar day in the years 1970 to 9999, as "2026-01-29". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "1970") return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/**
 * Returns the zone to use: the browser's zone, or UTC if this runtime doesn't know it. Browsers report some zones that
 * Intl rejects, such as `Etc/Unknown`.
 */
export const knownZone = (zone: string | undefined): string => (zone && isTimeZone(zone) ? zone : "UTC");

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

/** Returns the calendar day of a time, `2026-11-20`. */
export function dayOf(at: Date, timeZone: string): string {
  return fromDate(at, timeZone).toString().slice(0, 10);
}

/** Returns the time at which a calendar day (`2026-11-20`) starts. @throws Error if it isn't a day */
export function startOfDayNamed(day: string, timeZone: string): Date {
  return parseDate(day).toDate(timeZone);
}

/** Returns the calendar day `days` later (earlier if negative). @throws Error if it isn't a day */
export function addDays(day: string, days: number): string {
  return parseDate(day).add({ days }).toString();
}

/** Returns the same time of day `days` calendar days earlier; the next one that exists if the clock skips it there. */
export function sameTimeEarlier(at: Date, days: number, timeZone: string): Date {
  return fromDate(at, timeZone).subtract({ days }).toDate();
}

/** Returns a zone's offset from UTC at a time: "UTC+1", "UTC−3:30", "UTC". */
export function zoneOffset(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  // Some runtimes write a zone at UTC as "GMT", others as "GMT+00:00".
  if (!sign || (hours === "00" && minutes === "00")) return "UTC";
  return `UTC${sign === "-" ? "−" : "+"}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
}

/** Contains `chosen:Europe/Rome` or `browser:Europe/Rome`. */
export const TIME_ZONE_COOKIE = "clipscope-time-zone";

/** Returns the cookie's content; null if it isn't valid. */
export function parseTimeZoneCookie(value: string | undefined): { zone: string; isChosen: boolean } | null {
  const [kind, zone] = value?.split(":") ?? [];
  if (!zone || (kind !== "chosen" && kind !== "browser") || !isTimeZone(zone)) return null;
  return { zone, isChosen: kind === "chosen" };
}
