import { DAY_MS } from "@/lib/core/time/unit-rules";

/** Columns of `tracking_weeks`: what a tracking gained on each UTC day of a week. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const WEEK_DAYS = WEEKDAYS.length;

/** UTC calendar days, `to` exclusive. */
export interface UtcDays {
  from: string;
  to: string;
}

/** Returns the position of a day (days since 1970-01-01, a Thursday) in its week, from 0. */
export const weekdayOf = (day: number): number => (((day + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;

/** Returns the days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** Returns the Monday of the week of a day since 1970-01-01. */
export const mondayOf = (day: number): string => new Date((day - weekdayOf(day)) * DAY_MS).toISOString().slice(0, 10);
