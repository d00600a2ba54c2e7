import { DAY_MS } from "@/lib/core/time/unit-rules";

/** Time zones and days, without a calendar's arithmetic: what every page needs first. Pure. */

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

const dayFormats = new Map<string, Intl.DateTimeFormat>();
/** More than there are zones; a zone can be spelled in several ways. */
const MAX_FORMATS = 1_000;

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  if (dayFormats.size >= MAX_FORMATS) dayFormats.clear();
  const made = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  dayFormats.set(timeZone, made);
  return made;
}

/** Returns the calendar day of a time, `2026-11-20`. */
export function dayOf(at: Date, timeZone: string): string {
  const [month, day, year] = dayFormat(timeZone).format(at).split("/");
  return `${year}-${month}-${day}`;
}

const LAST_DAY = "9999-12-31";

/**
 * Returns the calendar day `days` later (earlier if negative), at most the last one that has four digits of a year.
 * @param day as `isDay` accepts it
 */
export function addDays(day: string, days: number): string {
  const text = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString();
  return text.startsWith("+") ? LAST_DAY : text.slice(0, 10);
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
