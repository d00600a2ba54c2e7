import { WEEK_DAYS } from "@/lib/core/time/unit-rules";
import { dayOfNumber } from "@/lib/core/time/utc-rules";

/** Columns of `tracking_weeks`: what a tracking gained on each UTC day of a week. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Returns the position of a day (days since 1970-01-01, a Thursday) in its week, from 0. */
export const weekdayOf = (day: number): number => (((day + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;

/** Returns the Monday of the week of a day since 1970-01-01. */
export const mondayOf = (day: number): string => dayOfNumber(day - weekdayOf(day));
