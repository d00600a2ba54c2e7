import { formatChange, formatCompact } from "@/lib/core/format";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { gainOf } from "./gain-24h";

/** Views gained in the last 24 hours. */
export function RecentGain({ video }: { video: VideoRow }) {
  const gain = gainOf(video.sparkline);
  if (gain === null)
    return (
      <span className="text-muted" title="Fewer than two snapshots in the last 24 hours">
        <span aria-hidden>—</span>
        <span className="sr-only">unknown</span>
      </span>
    );
  return (
    <span className={`tabular-nums ${gain < 0 ? "text-danger" : gain === 0 ? "text-muted" : ""}`}>
      {formatChange(gain, formatCompact)}
    </span>
  );
}
