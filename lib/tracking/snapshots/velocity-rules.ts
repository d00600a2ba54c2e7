import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Metric } from "@/lib/platforms/schemas";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";

export const VELOCITY_SPANS = [1, 6, 24] as const;

/** Why a velocity is not known. */
export type VelocityGap =
  /** The readings do not reach that far back. */
  | "too_few"
  /** The hour in which the span begins has no reading. */
  | "gap"
  /** The platform gave no figure at one of its ends. */
  | "not_reported";

export interface Velocity {
  /** null where it is not known; negative where the platform took counts back. */
  perHour: number | null;
  unknown: VelocityGap | null;
  growth: number | null;
  /** The two readings that are compared. */
  since: string | null;
  at: string | null;
  /** The platform took counts back within the span. */
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
 * Growth per hour over the `span` hours that end with a reading (the latest unless `endHour` names another): the
 * difference of the readings at both ends by the time that lies between them. Hours missing in between do not matter.
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
  const elapsed = (Date.parse(end.at) - Date.parse(start.at)) / HOUR_MS;
  // The first reading is taken when the tracking starts, which may be minutes before the next: no hour's growth yet.
  if (elapsed < span / 2) return unknown("too_few", end.at);
  const growth = end.value - start.value;
  const course = read.filter(({ hour }) => hour >= startHour);
  const hasCorrection = course.some(({ value }, index) => value < (course[index - 1]?.value ?? value));
  return { perHour: growth / elapsed, unknown: null, growth, since: start.at, at: end.at, hasCorrection };
}
