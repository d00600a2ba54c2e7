import { fromDate, parseDateTime, toCalendarDateTime, toZoned } from "@internationalized/date";

/** Returns a time as the browser's field for local times has it: "2026-09-01T00:00"; empty for null. */
export const localField = (iso: string | null, zone: string): string =>
  iso === null
    ? ""
    : toCalendarDateTime(fromDate(new Date(iso), zone))
        .toString()
        .slice(0, 16);

/**
 * Returns the time of a local field; null if it is empty. A time that the clock skips is the next that exists.
 * @param before what the field showed at first: unchanged, it stays exact, seconds included
 */
export function timeOfField(text: string, zone: string, before: string | null = null): string | null {
  if (before !== null && localField(before, zone) === text) return before;
  return text === "" ? null : toZoned(parseDateTime(text), zone).toDate().toISOString();
}
