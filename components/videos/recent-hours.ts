import { axisTicks } from "@/components/charts/axis-ticks";
import type { BarsChartPoint } from "@/components/charts/bars-chart";
import { formatChange, formatDayTime, formatInteger, plural, type ReaderTime } from "@/lib/core/format";
import type { ChartPoint } from "@/lib/tracking/snapshots/rules";

export const RECENT_HOURS = 48;

/**
 * Returns the last 48 hours of a series of growth as bars. While the tracking runs, the hour in progress is the last
 * one, without a value.
 * @param next when its snapshot is due; null if nothing more is collected
 */
export function recentBars(
  hourly: readonly ChartPoint[],
  next: string | null,
  timeZone: ReaderTime,
  describe: (point: ChartPoint) => string[],
) {
  const shown = hourly.slice(next === null ? -RECENT_HOURS : 1 - RECENT_HOURS);
  const last = shown.at(-1);
  const bars: BarsChartPoint[] = shown.map((point) => ({
    key: point.hour,
    value: point.value ?? point.spanning?.growth ?? null,
    heading: formatDayTime(point.at, timeZone),
    lines: describe(point),
    isOpen: false,
  }));
  const axis: { hour: number; at: string }[] = shown.map(({ hour, at }) => ({ hour, at }));
  if (last && next !== null) {
    const open = { hour: last.hour + 1, at: next };
    axis.push(open);
    bars.push({
      key: open.hour,
      value: null,
      heading: "Current hour",
      lines: [`In progress: next snapshot at ${formatDayTime(next, timeZone)}`],
      isOpen: true,
    });
  }
  const gaps = shown.flatMap(({ absence, hour }) => (absence === "gap" ? [{ from: hour, to: hour }] : []));
  return { bars, gaps, ticks: axisTicks(axis, timeZone) };
}

/** Returns what the last hours gained, in one sentence. `name` is in lower case. */
export function summarizeRecent(hourly: readonly ChartPoint[], name: string, timeZone: ReaderTime): string {
  const shown = hourly.slice(-RECENT_HOURS);
  const gains = shown.flatMap(({ at, value, spanning }) => {
    const gain = value ?? spanning?.growth;
    return gain === undefined ? [] : [{ at, gain }];
  });
  if (gains.length === 0) return `Growth shows after the second snapshot with ${name}.`;
  const total = gains.reduce((sum, { gain }) => sum + gain, 0);
  const best = gains.reduce((most, one) => (one.gain > most.gain ? one : most));
  const span = plural(Math.min(shown.length, RECENT_HOURS), "hour");
  const peak = best.gain > 0 ? `, most at ${formatDayTime(best.at, timeZone)}` : "";
  return `${formatChange(total, formatInteger)} ${name} in the last ${span}${peak}.`;
}
