import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Metric } from "@/lib/platforms/schemas";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";

export const VELOCITY_SPANS = [1, 6, 24] as const;

/** Why a velocity is unknown. */
export type VelocityGap =
  /** The snapshots don't reach back far enough. */
  | "too_few"
  /** The first hour of the span has no snapshot. */
  | "gap"
  /** The platform didn't report the metric at one of its ends. */
  | "not_reported"
  /** The two snapshots come from different sources. */
  | "source_changed";

export interface Velocity {
  /** null if unknown; negative if the platform corrected counts down. */
  perHour: number | null;
  unknown: VelocityGap | null;
  growth: number | null;
  /** The two snapshots compared. */
  since: string | null;
  at: string | null;
  /** The platform corrected counts down within the span. */
  hasCorrection: boolean;
}

const unknown = (reason: VelocityGap, at: string | null): Velocity => ({
  perHour: null,
  unknown: reason,
  growth: null,
  since: null,
  at,
  hasCorrection: false,
});

/**
 * Returns growth per hour over the `span` hours that end with a snapshot (the latest unless `endHour` is given): the
 * difference between the snapshots at both ends, divided by the time between them. Missing hours in between don't
 * matter.
 * @param points in order of their hours
 */
export function velocity(points: readonly SeriesPoint[], metric: Metric, span: number, endHour?: number): Velocity {
  const within = endHour === undefined ? points : points.filter(({ hour }) => hour <= endHour);
  const read = within.flatMap(({ hour, at, figures }) => {
    const value = figures?.[metric] ?? null;
    return value === null ? [] : [{ hour, at, value }];
  });
  const end = read.at(-1);
  const first = points[0];
  if (!end || !first) return unknown(points.some(({ figures }) => figures) ? "not_reported" : "too_few", null);
  const startHour = end.hour - span;
  if (startHour < first.hour) return unknown("too_few", end.at);
  const start = read.find(({ hour }) => hour === startHour);
  if (!start) {
    const isRead = points.some(({ hour, figures }) => hour === startHour && figures);
    return unknown(isRead ? "not_reported" : "gap", end.at);
  }
  if (points.some(({ hour, source }) => source !== undefined && hour > startHour && hour <= end.hour))
    return unknown("source_changed", end.at);
  const elapsed = (Date.parse(end.at) - Date.parse(start.at)) / HOUR_MS;
  // The first snapshot is taken at the start of tracking, possibly minutes before the next: too short for hourly
  // growth.
  if (elapsed < span / 2) return unknown("too_few", end.at);
  const growth = end.value - start.value;
  const course = read.filter(({ hour }) => hour >= startHour);
  const hasCorrection = course.some(({ value }, index) => value < (course[index - 1]?.value ?? value));
  return { perHour: growth / elapsed, unknown: null, growth, since: start.at, at: end.at, hasCorrection };
}
