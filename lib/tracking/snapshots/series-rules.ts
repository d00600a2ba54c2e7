import type { Metric } from "@/lib/platforms/schemas";
import { engagementRate } from "@/lib/tracking/snapshots/figure-rules";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import type { SeriesMode } from "./mode-rules";

export { SERIES_MODES, type SeriesMode } from "./mode-rules";

/** Why a point of a series has no value. */
export type Absence =
  /** The hour has no snapshot. */
  | "gap"
  /** There is a snapshot, but the platform didn't report this metric. */
  | "not_reported"
  /** Growth at the first snapshot: nothing to compare with. */
  | "first"
  /** Growth across missing hours: known as a sum (`spanning`), not per hour. */
  | "after_gap"
  /** Growth at the first snapshot of another source, which counts differently. */
  | "source_changed";

export interface ChartPoint {
  hour: number;
  /** Time of the snapshot; for a gap, its due time. */
  at: string;
  value: number | null;
  absence: Absence | null;
  gapReason: string | null;
  /** In a series of growth: time of the snapshot it is compared with. */
  since: string | null;
  /** The platform corrected the count down: it is lower than the snapshot before. Drawn as is. */
  isCorrection: boolean;
  /** Growth over several hours of which all but the last are missing. */
  spanning: { growth: number; hours: number } | null;
}

type Valued = { point: SeriesPoint; value: number };

function blank(point: SeriesPoint, absence: Absence | null): ChartPoint {
  const { hour, at, gap_reason } = point;
  return { hour, at, value: null, absence, gapReason: gap_reason, since: null, isCorrection: false, spanning: null };
}

/** Returns the value of each hour. */
export function cumulativeSeries(points: readonly SeriesPoint[], metric: Metric): ChartPoint[] {
  let before: number | null = null;
  return points.map((point) => {
    if (!point.figures) return blank(point, "gap");
    if (point.source !== undefined) before = null;
    const value = point.figures[metric];
    if (value === null) return blank(point, "not_reported");
    const isCorrection = before !== null && value < before;
    before = value;
    return { ...blank(point, null), value, isCorrection };
  });
}

/**
 * Returns growth since the hour before; negative if the platform corrected counts down. Growth across missing hours is
 * not spread over them.
 */
export function hourlySeries(points: readonly SeriesPoint[], metric: Metric): ChartPoint[] {
  let before: Valued | null = null;
  let first: Absence = "first";
  return points.map((point, index) => {
    if (!point.figures) return blank(point, "gap");
    if (point.source !== undefined && index > 0) {
      if (before) first = "source_changed";
      before = null;
    }
    const value = point.figures[metric];
    if (value === null) return blank(point, "not_reported");
    const compared: Valued | null = before;
    before = { point, value };
    if (!compared) return blank(point, first);
    const growth = value - compared.value;
    const hours = point.hour - compared.point.hour;
    const common = { since: compared.point.at, isCorrection: growth < 0 };
    if (hours > 1) return { ...blank(point, "after_gap"), ...common, spanning: { growth, hours } };
    return { ...blank(point, null), ...common, value: growth };
  });
}

export function metricSeries(points: readonly SeriesPoint[], metric: Metric, mode: SeriesMode): ChartPoint[] {
  return mode === "cumulative" ? cumulativeSeries(points, metric) : hourlySeries(points, metric);
}

/** Returns the engagement rate in percent at each snapshot. */
export function engagementSeries(points: readonly SeriesPoint[]): ChartPoint[] {
  return points.map((point) => {
    if (!point.figures) return blank(point, "gap");
    const value = engagementRate(point.figures);
    return value === null ? blank(point, "not_reported") : { ...blank(point, null), value };
  });
}

export interface SourceSwitch {
  hour: number;
  /** Time of the first snapshot of the new source. */
  at: string;
  from: string;
  to: string;
}

/** Returns where a series continues with another source, oldest first. */
export function sourceSwitches(points: readonly SeriesPoint[]): SourceSwitch[] {
  const begun = points.flatMap(({ hour, at, source }) => (source === undefined ? [] : [{ hour, at, source }]));
  return begun.flatMap(({ hour, at, source }, index) => {
    const from = begun[index - 1]?.source;
    return from === undefined ? [] : [{ hour, at, from, to: source }];
  });
}

export interface Correction {
  at: string;
  /** Time of the snapshot with the higher value. */
  since: string;
  /** How much the platform removed; positive. */
  loss: number;
}

/** Returns the platform's downward corrections, oldest first. */
export function correctionsOf(points: readonly SeriesPoint[], metric: Metric): Correction[] {
  return hourlySeries(points, metric).flatMap((point) => {
    const growth = point.value ?? point.spanning?.growth;
    return growth !== undefined && growth < 0 && point.since
      ? [{ at: point.at, since: point.since, loss: -growth }]
      : [];
  });
}

/** Returns runs of missing hours as index pairs: the snapshots around them (or the series' ends). */
export function gapRanges(series: readonly Pick<ChartPoint, "absence">[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  series.forEach((point, index) => {
    if (point.absence !== "gap") return;
    const last = ranges.at(-1);
    const to = Math.min(index + 1, series.length - 1);
    if (last && series[index - 1]?.absence === "gap") last.to = to;
    else ranges.push({ from: Math.max(index - 1, 0), to });
  });
  return ranges;
}

/**
 * Returns the start of a value axis: 0, unless all values are so high above it that changes would be invisible. A
 * single value has no change to zoom in on.
 */
export function axisFloor(series: readonly Pick<ChartPoint, "value">[]): number {
  const values = series.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (values.length === 0) return 0;
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low <= 0) return Math.min(low, 0);
  if (high === low || high - low > high / 5) return 0;
  const room = Math.max(low - (high - low) / 2, 0);
  const step = 10 ** Math.max(Math.floor(Math.log10(Math.max(high - low, 1))), 0);
  return Math.floor(room / step) * step;
}
