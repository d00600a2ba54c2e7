import { MAX_POINTS } from "@/lib/core/time/rules";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { ComparePoint } from "@/lib/tracking/compare/schemas";
import { type BucketPoint, bucketOf, type ChartPoint, type SeriesMode } from "@/lib/tracking/snapshots/rules";

/** Returns whole hours between two times, rounded down. */
export const hoursBetween = (from: number, to: number): number => Math.floor((to - from) / HOUR_MS);

const STEPS = [1, 2, 3, 6, 12, 24, 48, 96, 168];

/**
 * Returns the slot size in hours that keeps all series together within `most` slots.
 * @param hours the hours of each series' points, on a common scale
 */
export function slotHours(hours: readonly (readonly number[])[], most = MAX_POINTS): number {
  const touched = new Set(hours.flat());
  const fits = (step: number) => new Set([...touched].map((hour) => Math.floor(hour / step))).size <= most;
  return STEPS.find(fits) ?? Math.ceil((Math.max(...touched) - Math.min(...touched) + 1) / most) + 1;
}

/** Returns a series as one point per slot, keyed by the slot's first hour. */
export function bySlot(
  series: readonly ChartPoint[],
  hours: readonly number[],
  step: number,
  mode: SeriesMode,
): Map<number, BucketPoint> {
  const groups = new Map<number, [ChartPoint, ...ChartPoint[]]>();
  series.forEach((point, index) => {
    const slot = Math.floor((hours[index] ?? 0) / step) * step;
    const group = groups.get(slot);
    if (group) group.push(point);
    else groups.set(slot, [point]);
  });
  return new Map([...groups].map(([slot, group]) => [slot, bucketOf(group, mode)]));
}

/** Short form for the browser: there are thousands of points. */
export function presentPoint(point: BucketPoint): ComparePoint {
  const { at, value, absence, gapReason, missing, isCorrection, peak, spanning, since } = point;
  return {
    at,
    value,
    ...(absence && { absence }),
    ...(gapReason && { gap_reason: gapReason }),
    ...(missing > 0 && { missing }),
    ...(isCorrection && { is_correction: true as const }),
    ...(peak && { peak }),
    ...(spanning && since && { spanning: { growth: spanning.growth, since } }),
  };
}

/** Returns the latest age at which every series has a snapshot; null if there is none. */
export function latestCommonAge(ages: readonly ReadonlySet<number>[]): number | null {
  const [first, ...others] = ages;
  if (!first) return null;
  const common = [...first].filter((age) => others.every((other) => other.has(age)));
  return common.length > 0 ? Math.max(...common) : null;
}

/**
 * Returns which values are best; none if fewer than two are known or all are equal.
 * @param better which direction is better: more views, but less cost
 */
export function bestOf(values: readonly (number | null)[], better: "high" | "low"): boolean[] {
  const known = values.filter((value) => value !== null);
  const best = better === "high" ? Math.max(...known) : Math.min(...known);
  const isTie = known.every((value) => value === best);
  return values.map((value) => known.length > 1 && !isTie && value === best);
}
