import { RowNames } from "@/components/labels/row-names";
import { Count } from "@/components/ui/count";
import { SelectPage, SelectRow } from "@/components/ui/select-rows";
import type { Selection } from "@/components/ui/selection";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { VideoIdentity } from "@/components/ui/video-identity";
import { videoTitle } from "@/components/ui/video-title";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { EngagementRate } from "./engagement-rate";
import { LatestUpdate } from "./latest-update";
import { OutlierBadge } from "./outliers";
import { RecentGain } from "./recent-gain";
import { RowSparkline } from "./row-sparkline";

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="font-medium text-base">{children}</dd>
    </div>
  );
}

/** The list on narrow screens: the same rows, each with the three figures that say how it does. */
export function VideoCards({ rows, selection }: { rows: VideoRow[]; selection: Selection<VideoRow> }) {
  return (
    <>
      <SelectPage rows={rows} selection={selection} isLabelSeen />
      <ul aria-label="Tracked videos with their latest numbers">
        {rows.map((video) => (
          <li
            key={video.id}
            data-row={video.id}
            data-selected={selection.has(video.id) || undefined}
            className="group/row relative flex flex-col gap-2 border-separator border-b py-3 text-sm active:bg-surface-secondary data-selected:bg-accent/8 max-md:-mx-4 max-md:px-4"
          >
            <div className="flex items-center gap-1">
              <div className="-ml-2 shrink-0">
                <SelectRow row={video} name={videoTitle(video)} selection={selection} />
              </div>
              <div className="min-w-0 flex-1">
                <VideoIdentity video={video}>
                  <OutlierBadge id={video.id} />
                  <RowNames labels={video.labels} campaign={video.campaign} />
                </VideoIdentity>
              </div>
            </div>
            <div className="flex items-center justify-between gap-3 text-xs">
              <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                <TrackingStatusLabel status={video.status} reason={video.status_reason} />
                <span className="text-muted">
                  <LatestUpdate at={video.latest_at} />
                </span>
              </span>
              <span className="shrink-0">
                <RowSparkline video={video} />
              </span>
            </div>
            <dl className="grid grid-cols-3 gap-x-2">
              <Figure name={metricName("views", video.platform)}>
                <Count value={video.figures.views} name={metricName("views", video.platform).toLowerCase()} />
              </Figure>
              <Figure name="Last 24 h">
                <RecentGain video={video} />
              </Figure>
              <Figure name="Engagement">
                <EngagementRate value={video.engagement_rate} />
              </Figure>
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
