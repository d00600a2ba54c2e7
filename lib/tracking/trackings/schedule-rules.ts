import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";

/**
 * When a tracking's hours are due; design.md, "Time". A tracking of D days has hours 0 … 24·D − 1. Hour 0 is read
 * when it starts; hour h is due at the h-th occurrence of its minute slot strictly after the start.
 */

export interface Schedule {
  startedAt: Date;
  /** Minute of the hour, 0–59. */
  slot: number;
  durationDays: number;
}

/** How long after its hour was due a snapshot may still be stored. */
export const LATE_MS = HOUR_MS;
/** Hours in which the platform says outright that the video is gone before the tracking ends in error. */
export const BAD_HOURS_TO_END = 3;

export const lastHour = (durationDays: number): number => durationDays * 24 - 1;
export const floorToMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/** The first occurrence of the slot strictly after the start: when hour 1 is due. */
export function firstDue({ startedAt, slot }: Pick<Schedule, "startedAt" | "slot">): Date {
  const hourStart = Math.floor(startedAt.getTime() / HOUR_MS) * HOUR_MS;
  const candidate = hourStart + slot * MINUTE_MS;
  return new Date(candidate > startedAt.getTime() ? candidate : candidate + HOUR_MS);
}

/** When an hour is due; hour 0 at the start. */
export function dueAt(schedule: Pick<Schedule, "startedAt" | "slot">, hour: number): Date {
  if (hour === 0) return schedule.startedAt;
  return new Date(firstDue(schedule).getTime() + (hour - 1) * HOUR_MS);
}

/** The latest hour that is due at a moment: 0 … 24·D − 1. */
export function hourAt(schedule: Schedule, at: Date): number {
  const elapsed = at.getTime() - firstDue(schedule).getTime();
  if (elapsed < 0) return 0;
  return Math.min(Math.floor(elapsed / HOUR_MS) + 1, lastHour(schedule.durationDays));
}

/** When the next snapshot is due; null when every hour is settled. */
export function nextDueAt(schedule: Schedule, settledHour: number): Date | null {
  return settledHour >= lastHour(schedule.durationDays) ? null : dueAt(schedule, settledHour + 1);
}
