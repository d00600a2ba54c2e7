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

/** At most as many points of a series reach the browser. */
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

/**
 * The zone to count in: what a browser calls its zone, or UTC where that is no zone of this runtime. Browsers name some
 * that Intl refuses, such as `Etc/Unknown`.
 */
export const knownZone = (zone: string | undefined): string => (zone && isTimeZone(zone) ? zone : "UTC");

/** The start of the calendar unit that `at` lies in; weeks begin on Monday. */
export function startOf(bucket: Bucket, at: Date, timeZone: string): Date {
  const zoned = fromDate(at, timeZone);
  // Subtracting what is past of the hour, not setting it: in a repeated hour of autumn a set time would be ambiguous.
  if (bucket === "hour")
    return zoned.subtract({ minutes: zoned.minute, seconds: zoned.second, milliseconds: zoned.millisecond }).toDate();
  return firstDayOf(bucket, toCalendarDate(zoned)).toDate(timeZone);
}

/** By the calendar alone: a day without a midnight begins when its first hour does, which `toDate` finds. */
function firstDayOf(bucket: Exclude<Bucket, "hour">, day: CalendarDate): CalendarDate {
  if (bucket === "week") return startOfWeek(day, "en-GB");
  return bucket === "month" ? startOfMonth(day) : day;
}

/** The start of the calendar unit after the one that begins at `start`. */
export function nextStart(bucket: Bucket, start: Date, timeZone: string): Date {
  const zoned = fromDate(start, timeZone);
  if (bucket === "hour") return startOf("hour", zoned.add({ hours: 1 }).toDate(), timeZone);
  const step = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[bucket];
  return firstDayOf(bucket, toCalendarDate(zoned).add(step)).toDate(timeZone);
}

/** The starts of all units that touch [from, to), in order. */
export function startsBetween(bucket: Bucket, from: Date, to: Date, timeZone: string): Date[] {
  const starts: Date[] = [];
  for (let start = startOf(bucket, from, timeZone); start < to; start = nextStart(bucket, start, timeZone))
    starts.push(start);
  return starts;
}

/** The finest unit in which a range has at most `most` points. */
export function bucketFor(from: Date, to: Date, most = MAX_POINTS): Bucket {
  const hours = (to.getTime() - from.getTime()) / 3_600_000;
  // One unit more than fits may be touched at each end.
  if (hours + 2 <= most) return "hour";
  if (hours / 23 + 2 <= most) return "day";
  return hours / (7 * 24) + 2 <= most ? "week" : "month";
}

/** The calendar day of a moment, `2026-11-20`. */
export function dayOf(at: Date, timeZone: string): string {
  return fromDate(at, timeZone).toString().slice(0, 10);
}

/** The moment at which a calendar day (`2026-11-20`) begins. @throws Error on what is no day */
export function startOfDayNamed(day: string, timeZone: string): Date {
  return parseDate(day).toDate(timeZone);
}

/** The calendar day `days` later (earlier where negative). @throws Error on what is no day */
export function addDays(day: string, days: number): string {
  return parseDate(day).add({ days }).toString();
}

/** How far a zone's clocks are from UTC at a moment: "UTC+1", "UTC−3:30", "UTC". */
export function zoneOffset(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  // Zones at UTC itself are "GMT" to one runtime and "GMT+00:00" to another.
  if (!sign || (hours === "00" && minutes === "00")) return "UTC";
  return `UTC${sign === "-" ? "−" : "+"}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
}

/** Holds `chosen:Europe/Rome` or `browser:Europe/Rome`. */
export const TIME_ZONE_COOKIE = "clipscope-time-zone";

/** What the cookie says; null where it says nothing usable. */
export function parseTimeZoneCookie(value: string | undefined): { zone: string; isChosen: boolean } | null {
  const [kind, zone] = value?.split(":") ?? [];
  if (!zone || (kind !== "chosen" && kind !== "browser") || !isTimeZone(zone)) return null;
  return { zone, isChosen: kind === "chosen" };
}
