import type { SeriesChartPoint } from "@/components/charts/series-chart";
import { formatCompact, formatInteger } from "@/lib/core/format";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { viewsAtAge } from "@/lib/insight/benchmarks/age-rules";
import type { BandAge } from "@/lib/insight/benchmarks/bands-rules";
import { FEWEST_PEERS } from "@/lib/insight/benchmarks/fewest-rules";
import type { VideoBenchmark } from "@/lib/insight/benchmarks/schemas";

/** Returns what the chart shades. */
export function bandWords({ of, ages }: NonNullable<VideoBenchmark["band"]>): string {
  const counts = ages.filter(({ p50 }) => p50 !== null).map(({ videos }) => videos);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const count = fewest === most ? formatInteger(most) : `${formatInteger(fewest)} to ${formatInteger(most)}`;
  const whose = of === "creator" ? "other videos by this creator" : "other videos you track on this platform";
  return `Typical range at the same age: 30th to 70th percentile and median (dashed) of ${count} ${whose}.`;
}

/** Returns the band and the median at an age in hours; null where fewer than five videos are known around it. */
export function bandAt(ages: readonly BandAge[], age: number): { low: number; median: number; high: number } | null {
  const at = (pick: (band: BandAge) => number | null) => viewsAtAge(ages.map(pick), age);
  const [low, median, high] = [at(({ p30 }) => p30), at(({ p50 }) => p50), at(({ p70 }) => p70)];
  return low === null || median === null || high === null ? null : { low, median, high };
}

/** Returns a day's figure, and what it rests on. */
export function dayWords({ reached, projection, reason }: VideoBenchmark["days"][number]): {
  value: string | null;
  basis: string;
} {
  if (reached !== null) return { value: formatCompact(reached), basis: "reached" };
  if (projection) {
    const range = `${formatCompact(projection.low)}–${formatCompact(projection.high)}`;
    return {
      value: formatCompact(projection.views),
      basis: `80% interval ${range}, based on the ${projection.compared} videos with the most similar growth`,
    };
  }
  return {
    value: null,
    basis:
      reason === "few"
        ? `Needs at least ${FEWEST_PEERS} older videos on this platform`
        : "Its views at earlier ages are unknown",
  };
}

/** Returns a video's age in hours. */
export const ageAt = (at: string, publishedAt: string): number => (Date.parse(at) - Date.parse(publishedAt)) / HOUR_MS;

/** Returns the points of the chart with the typical range at their age, which their tooltip states. */
export function withRange(
  points: readonly SeriesChartPoint[],
  series: readonly { at: string }[],
  ages: readonly BandAge[],
  publishedAt: string,
): SeriesChartPoint[] {
  return points.map((point, index) => {
    const band = bandAt(ages, ageAt(series[index]?.at ?? "", publishedAt));
    if (!band) return { ...point, range: null, typical: null };
    const line = `Typical: ${formatInteger(band.low)}–${formatInteger(band.high)}, median ${formatInteger(band.median)}`;
    return { ...point, range: [band.low, band.high], typical: band.median, lines: [...point.lines, line] };
  });
}
