import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";

/** Settings for all videos of the import, its creator, and why lines failed. */
export function ImportFacts({ detail }: { detail: ImportDetail }) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-muted">
        <span>
          {plural(detail.lines, "line")}, {plural(detail.duration_days, "day")} each
        </span>
        {detail.campaign && (
          <span className="break-words">
            Campaign: <bdi className="text-foreground">{detail.campaign}</bdi>
          </span>
        )}
        {detail.labels.length > 0 && (
          <span className="break-words">
            Labels: <bdi className="text-foreground">{detail.labels.join(", ")}</bdi>
          </span>
        )}
        <span>
          Started by <bdi>{detail.created_by ?? "a former member"}</bdi>, <Time value={detail.created_at} />
        </span>
        {detail.short_links > 0 && <span>{plural(detail.short_links, "short link")} resolved</span>}
      </p>
      {detail.reasons.length > 0 && (
        <ul className="flex flex-col gap-1 border-warning border-l-2 py-1 pl-3">
          {detail.reasons.map(({ reason, lines }) => (
            <li key={reason}>
              <span className="tabular-nums">{plural(lines, "line")}</span>: {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
