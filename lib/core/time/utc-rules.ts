import { DAY_MS } from "@/lib/core/time/unit-rules";

/** Days and months in UTC, as texts: "2026-11-29". Pure. */

/** Returns the UTC day of a time. */
export const utcDayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Returns the first day of a day's month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** Returns the start of the next UTC day. */
export const endOfDay = (day: string): Date => new Date(Date.parse(day) + DAY_MS);

/** Returns the start of the next UTC month. */
export function endOfMonth(day: string): Date {
  const at = new Date(monthOf(day));
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}
