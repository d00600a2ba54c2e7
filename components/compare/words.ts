import { videoTitle } from "@/components/ui/video-title";
import { plural } from "@/lib/core/format";
import type { Alignment, ComparedVideo, CompareSpan, Comparison } from "@/lib/tracking/compare/schemas";

export const COMPARE_TITLE = "Compare videos";

/** A to F: a line's name where its title has no room. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** "3 d 4 h": exact, because snapshots are compared by it. */
export function formatAge(hours: number): string {
  const days = Math.floor(hours / 24);
  const rest = hours - days * 24;
  if (days === 0) return `${rest} h`;
  return rest === 0 ? `${days} d` : `${days} d ${rest} h`;
}

export const ALIGNMENT_NAMES: Record<Alignment, string> = {
  age: "By age",
  time: "By date",
};

export const SPAN_NAMES: Record<CompareSpan, string> = {
  "24h": "First 24 hours",
  "7d": "First 7 days",
  "28d": "First 28 days",
};

/** The start of the ages, with exceptions by letter. */
export function ageBasis({ videos }: Pick<Comparison, "videos">): string {
  const exceptions = videos.flatMap(({ basis }, index) => (basis === "tracking" ? [letterOf(index)] : []));
  if (exceptions.length === 0) return "since publication";
  if (exceptions.length === videos.length) return "since tracking began";
  return `since publication (${exceptions.join(", ")}: since tracking began)`;
}

export const titleOf = (video: ComparedVideo) => videoTitle(video);

/** Number of missed hours over all lines. */
export function missingWords({ videos }: Comparison): string {
  const missing = videos.reduce(
    (sum, { points }) => sum + points.reduce((hours, point) => hours + (point?.missing ?? 0), 0),
    0,
  );
  return missing === 0 ? "" : ` ${plural(missing, "hour")} without a snapshot.`;
}
