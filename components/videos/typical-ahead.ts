import { ageAt, bandAt } from "@/components/benchmarks/words";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { BandAge } from "@/lib/insight/benchmarks/bands-rules";
import type { ChartPoint } from "@/lib/tracking/snapshots/rules";

/** How far the chart of a video in its first day goes, in hours since tracking started. */
const FIRST_HOURS = 24;

/**
 * Returns the hours of a video's first day that are to come, without values: one point draws neither a line nor the
 * typical range around it, so the range is shown ahead. None after the first day, or where no range is known: an older
 * video is beyond the ages that are compared.
 */
export function hoursAhead(series: readonly ChartPoint[], ages: readonly BandAge[], publishedAt: string): ChartPoint[] {
  const last = series.at(-1);
  if (!last) return [];
  const hours = Array.from({ length: Math.max(0, FIRST_HOURS - last.hour) }, (_, index) => ({
    hour: last.hour + index + 1,
    at: new Date(Date.parse(last.at) + (index + 1) * HOUR_MS).toISOString(),
    value: null,
    absence: null,
    gapReason: null,
    since: null,
    isCorrection: false,
    spanning: null,
  }));
  const end = hours.findLastIndex(({ at }) => bandAt(ages, ageAt(at, publishedAt)) !== null);
  return hours.slice(0, end + 1);
}
