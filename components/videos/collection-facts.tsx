import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { formatHours, formatInteger, formatUsd, plural } from "@/lib/core/format";
import { MAX_DURATION_DAYS } from "@/lib/tracking/videos/choice-rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";

interface CollectionFactsProps {
  video: VideoOverview;
  /** When the data was fetched, in milliseconds: anything due before is late. */
  fetchedAt: number;
}

/** State of the collection: next snapshot, stored and missed hours, cost. */
export function CollectionFacts({ video, fetchedAt }: CollectionFactsProps) {
  return (
    <section aria-labelledby="collection" className="flex flex-col gap-3">
      <h2 id="collection" className="font-semibold text-base">
        Collection
      </h2>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-6">
        <Fact name="Next snapshot">
          <NextSnapshot video={video} fetchedAt={fetchedAt} />
        </Fact>
        <Fact name="Time left">
          {video.days_remaining > 0 ? formatHours(video.days_remaining * 24) : "none"} of{" "}
          {plural(video.duration_days, "day")}
          {video.duration_days === MAX_DURATION_DAYS && ", the maximum"}
        </Fact>
        <Fact name="Snapshots">{formatInteger(video.snapshots)}</Fact>
        <Fact name="Missed hours">{formatInteger(video.gaps)}, free</Fact>
        <Fact name="Spent on snapshots">{formatUsd(video.spent_usd)}</Fact>
        <Fact name={video.days_remaining > 0 ? "Ends" : "Started"}>
          <Time value={video.days_remaining > 0 ? video.ends_at : video.started_at} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

/** When the next snapshot is due, or why there is none. */
export function NextSnapshot({ video, fetchedAt }: CollectionFactsProps) {
  if (video.status === "paused")
    return video.status_reason === "suspended" ? "when your organization is active again" : "after a top-up";
  if (!video.next_snapshot_at) return "none";
  if (Date.parse(video.next_snapshot_at) <= fetchedAt) return "in progress";
  return <Time value={video.next_snapshot_at} form="relative" />;
}
