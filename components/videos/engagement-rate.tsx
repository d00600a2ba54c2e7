import { formatPercent } from "@/lib/core/format";

/** (Likes + comments + shares) per view, in percent; none without views. */
export function EngagementRate({ value }: { value: number | null }) {
  if (value === null)
    return (
      <span className="text-muted" title="Requires views">
        <span aria-hidden>—</span>
        <span className="sr-only">unknown without views</span>
      </span>
    );
  return <span className="tabular-nums">{formatPercent(value)}</span>;
}
