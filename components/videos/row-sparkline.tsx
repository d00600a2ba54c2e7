import { Sparkline } from "@/components/charts/sparkline";
import { formatInteger } from "@/lib/core/format";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";

function describe(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return "No views in the last 24 hours";
  const missing = values.length - known.length;
  const gaps = missing > 0 ? `, ${missing} ${missing === 1 ? "hour" : "hours"} missing` : "";
  return `Views of the last 24 hours: from ${formatInteger(first)} to ${formatInteger(last)}${gaps}`;
}

export function RowSparkline({ video }: { video: VideoRow }) {
  return <Sparkline values={video.sparkline} label={describe(video.sparkline)} />;
}
