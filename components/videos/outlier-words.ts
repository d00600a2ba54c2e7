import { formatHours, formatInteger } from "@/lib/core/format";
import type { Outlier } from "@/lib/insight/benchmarks/bands-rules";
import { FEWEST_VIDEOS } from "@/lib/insight/benchmarks/fewest-rules";

/** Returns a multiple: "2.0×". */
export const formatTimes = (times: number): string =>
  times < 100 ? `${times.toFixed(1)}×` : `${formatInteger(Math.round(times))}×`;

/** Returns what an outlier score rests on, line by line. */
export function outlierLines({ times, age, views, median, videos }: Outlier): string[] {
  const basis = `${formatInteger(videos)} other ${videos === 1 ? "video" : "videos"} by the creator at ${formatHours(age)}`;
  if (median === null) return [`Needs ${FEWEST_VIDEOS} videos to compare with. Known: ${basis}`];
  const counted = `${formatInteger(views)} views ${formatHours(age)} after publication`;
  if (times === null) return [counted, `Median of ${basis}: 0 views`];
  return [`${counted} ÷ ${formatInteger(median)}`, `Median of ${basis}`];
}
