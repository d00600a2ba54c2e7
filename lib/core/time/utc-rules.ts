import { DAY_MS } from "@/lib/core/time/unit-rules";

/** Days and months in UTC, as texts: "2026-11-29". Pure. */

/** Calendar days, `to` exclusive. */
export interface UtcDays {
  from: string;
  to: string;
}

/** Returns the UTC day of a time. */
export const utcDayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Returns the days from 1970-01-01 to a day. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** Returns the day that is the given number of days after 1970-01-01. */
export const dayOfNumber = (number: number): string => utcDayOf(new Date(number * DAY_MS));

/** Returns the first day of a day's month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** Returns the start of the next UTC day. */
export const endOfDay = (day: string): Date => new Date(Date.parse(day) + DAY_MS);

/** Returns the start of the next UTC month. */
export function endOfMonth(day: string): Date {
  const at = new Date(monthOf(day));
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}
