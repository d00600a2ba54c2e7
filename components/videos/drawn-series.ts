import { axisTicks } from "@/components/charts/axis-ticks";
import type { SeriesChartPoint } from "@/components/charts/series-chart";
import { formatDayTime, type ReaderTime } from "@/lib/core/format";
import { axisFloor, type ChartPoint, gapRanges } from "@/lib/tracking/snapshots/rules";

/** Returns a series in the chart's format. */
export function drawnSeries(
  series: readonly ChartPoint[],
  timeZone: ReaderTime,
  describe: (point: ChartPoint) => string[],
) {
  const points: SeriesChartPoint[] = series.map((point, index) => ({
    key: point.hour,
    value: point.value,
    isMarked: point.isCorrection,
    isAlone: (series[index - 1]?.value ?? null) === null && (series[index + 1]?.value ?? null) === null,
    heading: formatDayTime(point.at, timeZone),
    lines: describe(point),
  }));
  const keyAt = (index: number) => series[index]?.hour ?? 0;
  return {
    points,
    gaps: gapRanges(series).map(({ from, to }) => ({ from: keyAt(from), to: keyAt(to) })),
    ticks: axisTicks(series, timeZone),
    floor: axisFloor(series),
  };
}
