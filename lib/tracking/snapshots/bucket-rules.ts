import type { ChartPoint, SeriesMode } from "./series-rules";

/** Several hours of a series as one point. */
export interface BucketPoint extends Omit<ChartPoint, "hour"> {
  /** Number of its hours without a snapshot. */
  missing: number;
  /** The highest value in it, if the sum or the last value (`value`) would hide it. */
  peak: { value: number; at: string } | null;
}

/** @param hours of one series, in order, at least one */
export function bucketOf(hours: readonly [ChartPoint, ...ChartPoint[]], mode: SeriesMode): BucketPoint {
  const gaps = hours.filter(({ absence }) => absence === "gap");
  const known = hours.flatMap(({ value, at }) => (value === null ? [] : [{ value, at }]));
  const result = mode === "cumulative" ? lastOf(hours) : sumOf(hours);
  const highest = known.reduce<{ value: number; at: string } | null>(
    (best, one) => (best && best.value >= one.value ? best : one),
    null,
  );
  return {
    ...result,
    gapReason: gaps[0]?.gapReason ?? null,
    missing: gaps.length,
    isCorrection: hours.some(({ isCorrection }) => isCorrection),
    peak: highest && highest.value !== result.value && hours.length > 1 ? highest : null,
  };
}

type Folded = Pick<BucketPoint, "at" | "value" | "absence" | "since" | "spanning">;

/** Returns a counter's last value. */
function lastOf(hours: readonly [ChartPoint, ...ChartPoint[]]): Folded {
  const { at, value, absence } = hours.findLast((point) => point.value !== null) ?? lastRead(hours);
  return { at, value, absence, since: null, spanning: null };
}

/**
 * Returns the sum of gains. Growth across missing hours counts if they all lie in the bucket. If they began before it,
 * the bucket's own growth is unknown, except since the previous snapshot.
 */
function sumOf(hours: readonly [ChartPoint, ...ChartPoint[]]): Folded {
  const first = hours[0].hour;
  const grown = hours.filter(({ value, spanning }) => value !== null || spanning);
  const start = grown[0];
  const { at, absence } = lastRead(hours);
  if (!start) return { at, value: null, absence, since: null, spanning: null };
  const growth = grown.reduce((sum, { value, spanning }) => sum + (value ?? spanning?.growth ?? 0), 0);
  const last = grown.at(-1) ?? start;
  const from = start.hour - (start.spanning?.hours ?? 1);
  const common = { at: last.at, since: start.since };
  if (start.spanning && from < first)
    return { ...common, value: null, absence: "after_gap", spanning: { growth, hours: last.hour - from } };
  return { ...common, value: growth, absence: null, spanning: null };
}

const lastRead = (hours: readonly [ChartPoint, ...ChartPoint[]]): ChartPoint =>
  hours.findLast(({ absence }) => absence !== "gap") ?? hours[0];
