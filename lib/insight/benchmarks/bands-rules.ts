import { ascending, median, quantileOfSorted } from "@/lib/core/distribution-rules";
import { AGES, type ViewsByAge } from "@/lib/insight/benchmarks/age-rules";
import { FEWEST_VIDEOS } from "@/lib/insight/benchmarks/fewest-rules";

/** Views of comparable videos at one of `AGES`; null below `FEWEST_VIDEOS`. */
export interface BandAge {
  age: number;
  /** Videos whose views at the age are known. */
  videos: number;
  p30: number | null;
  p50: number | null;
  p70: number | null;
  p90: number | null;
}

/** Returns percentiles at each of `AGES`. */
export const bandsOf = (videos: readonly ViewsByAge[]): BandAge[] =>
  AGES.map((age, index) => {
    const sorted = ascending(videos.flatMap((views) => views[index] ?? []));
    const at = (share: number) => (sorted.length < FEWEST_VIDEOS ? null : Math.round(quantileOfSorted(sorted, share)));
    return { age, videos: sorted.length, p30: at(0.3), p50: at(0.5), p70: at(0.7), p90: at(0.9) };
  });

/** Joins the trackings of the same video, in the given order: at each age, the first that knows the views counts. */
export function joinByVideo(
  rows: readonly { videoId: number; views: ViewsByAge }[],
): { videoId: number; views: ViewsByAge }[] {
  const joined = new Map<number, ViewsByAge>();
  for (const { videoId, views } of rows) {
    const before = joined.get(videoId);
    joined.set(videoId, before ? AGES.map((_, index) => before[index] ?? views[index] ?? null) : views);
  }
  return [...joined].map(([videoId, views]) => ({ videoId, views }));
}

/** How many times the creator's median a video has at its age. */
export interface Outlier {
  /** null below `FEWEST_VIDEOS`, and if the median is 0. */
  times: number | null;
  /** Age in hours since publication at which it is compared. */
  age: number;
  views: number;
  /** Median of the creator's other videos at this age; null below `FEWEST_VIDEOS`. */
  median: number | null;
  /** Other videos of the creator whose views at this age are known. */
  videos: number;
}

/** @param others views of the creator's other videos at the age */
export function outlierOf(views: number, age: number, others: readonly number[]): Outlier {
  const typical = others.length < FEWEST_VIDEOS ? null : Math.round(median(others));
  return { times: typical ? views / typical : null, age, views, median: typical, videos: others.length };
}
