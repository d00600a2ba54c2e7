import { METRICS } from "@/lib/platforms/name-rules";
import type { Metric } from "@/lib/platforms/schemas";
import type { Span } from "@/lib/tracking/overview/range-rules";
import type { GainPoint, Gains } from "@/lib/tracking/overview/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";

export const NO_GAINS: Gains = { views: null, likes: null, comments: null, shares: null, saves: null };

/** Null-safe: null plus a number is the number. */
export function addGains(a: Gains, b: Gains): Gains {
  const sum = (metric: Metric) => (a[metric] === null ? b[metric] : a[metric] + (b[metric] ?? 0));
  return Object.fromEntries(METRICS.map((metric) => [metric, sum(metric)])) as Gains;
}

/** Returns engagements gained per hundred views gained; null unless views grew. */
export const gainedEngagement = (gains: Gains): number | null =>
  gains.views !== null && gains.views > 0 ? engagementRate(gains) : null;

/** Returns the change in percent; null without a positive base. */
export const percentChange = (now: number | null, before: number | null): number | null =>
  now === null || before === null || before <= 0 ? null : ((now - before) * 100) / before;

/**
 * Returns the last value in each of `steps` equal parts of a span; null for a part without one. `times` in Unix
 * milliseconds.
 */
export function sampleSeries(
  times: readonly number[],
  values: readonly (number | null)[],
  { from, to }: Span,
  steps: number,
): (number | null)[] {
  const sampled: (number | null)[] = Array(steps).fill(null);
  const step = (to.getTime() - from.getTime()) / steps;
  times.forEach((at, index) => {
    const part = Math.floor((at - from.getTime()) / step);
    const value = values[index];
    if (part >= 0 && part < steps && value != null) sampled[part] = value;
  });
  return sampled;
}

/** Without snapshots nothing is known. With snapshots but no value, there was nothing to compare with. */
export const isGap = (point: GainPoint): boolean => point.snapshots === 0;
