import { CLOCK_SKEW_MS } from "@/lib/core/time/clock-skew-rules";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";

/**
 * Due times of a tracking's hours; see docs/architecture.md, "The hourly run". A tracking of D days has hours 0 … 24·D
 * − 1. Hour 0 is collected at the start; hour h is due at the h-th occurrence of its minute slot strictly after the
 * start.
 */

export interface Schedule {
  startedAt: Date;
  /** Minute of the hour, 0–59. */
  slot: number;
  durationDays: number;
}

/** How late a snapshot may be stored after its due time. */
export const LATE_MS = HOUR_MS;
/** Hours in a row with the video reported as gone before the tracking fails. */
export const BAD_HOURS_TO_END = 3;

export const lastHour = (durationDays: number): number => durationDays * 24 - 1;
export const floorToMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/** Returns the first occurrence of the slot strictly after the start: the due time of hour 1. */
export function firstDue({ startedAt, slot }: Pick<Schedule, "startedAt" | "slot">): Date {
  const hourStart = Math.floor(startedAt.getTime() / HOUR_MS) * HOUR_MS;
  const candidate = hourStart + slot * MINUTE_MS;
  return new Date(candidate > startedAt.getTime() ? candidate : candidate + HOUR_MS);
}

/**
 * Returns the time from which slots can still be claimed: now, or the later minute through which a machine with a faster
 * clock has claimed them.
 */
export function claimableFrom(now: Date, claimedThrough: Date | null): Date {
  const ahead = claimedThrough === null ? 0 : claimedThrough.getTime() - now.getTime();
  return claimedThrough !== null && ahead > 0 && ahead <= CLOCK_SKEW_MS ? claimedThrough : now;
}

/** Returns an hour's due time; the start for hour 0. */
export function dueAt(schedule: Pick<Schedule, "startedAt" | "slot">, hour: number): Date {
  if (hour === 0) return schedule.startedAt;
  return new Date(firstDue(schedule).getTime() + (hour - 1) * HOUR_MS);
}

/** Returns the latest hour due at a time: 0 … 24·D − 1. */
export function hourAt(schedule: Schedule, at: Date): number {
  const elapsed = at.getTime() - firstDue(schedule).getTime();
  if (elapsed < 0) return 0;
  return Math.min(Math.floor(elapsed / HOUR_MS) + 1, lastHour(schedule.durationDays));
}

/** Returns when the next snapshot is due; null if every hour is settled. */
export function nextDueAt(schedule: Schedule, settledHour: number): Date | null {
  return settledHour >= lastHour(schedule.durationDays) ? null : dueAt(schedule, settledHour + 1);
}
