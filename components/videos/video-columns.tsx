import { RowNames } from "@/components/labels/row-names";
import { Count } from "@/components/ui/count";
import type { ListColumn } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { VideoIdentity } from "@/components/ui/video-identity";
import { METRICS } from "@/lib/platforms/name-rules";
import { METRIC_NAMES, metricName } from "@/lib/tracking/snapshots/figure-rules";
import { VIDEO_SORTS, type VideoColumn } from "@/lib/tracking/videos/choice-rules";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { EngagementRate } from "./engagement-rate";
import { LatestUpdate } from "./latest-update";
import type { ListLayout } from "./list-layout";
import { OutlierBadge } from "./outliers";
import { RecentGain } from "./recent-gain";
import { RowSparkline } from "./row-sparkline";

const SORTABLE: ReadonlySet<string> = new Set(VIDEO_SORTS);

export const COLUMN_NAMES: Record<VideoColumn, string> = {
  status: "Status",
  ...METRIC_NAMES,
  last_24h: "Last 24 h",
  engagement: "Engagement",
  updated_at: "Updated",
  names: "Campaign and labels",
  created_at: "Tracked since",
  ends_at: "Ends",
};

const CELLS: Record<VideoColumn, (video: VideoRow) => React.ReactNode> = {
  status: ({ status, status_reason }) => (
    <TrackingStatusLabel status={status} reason={status_reason} textClassName="@max-[68rem]:sr-only" />
  ),
  ...metricCells(),
  last_24h: (video) => (
    <span className="flex items-center justify-end gap-2">
      <RowSparkline video={video} />
      <span className="w-14">
        <RecentGain video={video} />
      </span>
    </span>
  ),
  engagement: (video) => <EngagementRate value={video.engagement_rate} />,
  updated_at: (video) => <LatestUpdate at={video.latest_at} />,
  names: ({ labels, campaign }) => <RowNames labels={labels} campaign={campaign} />,
  created_at: (video) => <Time value={video.started_at} form="date" />,
  ends_at: (video) => <Time value={video.ends_at} form="date" />,
};

function metricCells() {
  const cellOf = (metric: (typeof METRICS)[number]) => (video: VideoRow) => (
    <Count value={video.figures[metric]} name={metricName(metric, video.platform).toLowerCase()} />
  );
  return {
    views: cellOf("views"),
    likes: cellOf("likes"),
    comments: cellOf("comments"),
    shares: cellOf("shares"),
    saves: cellOf("saves"),
  };
}

export const videoColumns = ({ columns, density, widths }: ListLayout): ListColumn<VideoRow>[] => [
  {
    id: "video",
    name: "Video",
    cell: (video) => (
      <VideoIdentity video={video} isCompact={density === "compact"}>
        <OutlierBadge id={video.id} />
        {!columns.includes("names") && <RowNames labels={video.labels} campaign={video.campaign} />}
      </VideoIdentity>
    ),
  },
  ...columns.map((id) => ({
    id,
    name: COLUMN_NAMES[id],
    cell: CELLS[id],
    isSortable: SORTABLE.has(id),
    isNumeric: NUMERIC_COLUMNS.has(id),
    ...(id === "status" ? { widthClassName: "w-15 @min-[68rem]:w-27" } : { width: widths?.[id] ?? COLUMN_WIDTHS[id] }),
  })),
];

const NUMERIC_COLUMNS: ReadonlySet<string> = new Set([...METRICS, "last_24h", "engagement", "updated_at"]);

/** In pixels; the video takes the rest, and at least `VIDEO_WIDTH`. */
export const COLUMN_WIDTHS: Record<VideoColumn, number> = {
  status: 108,
  views: 76,
  last_24h: 152,
  likes: 70,
  comments: 86,
  shares: 70,
  saves: 68,
  engagement: 98,
  updated_at: 126,
  names: 200,
  created_at: 128,
  ends_at: 128,
};
/** The status without its text. */
export const NARROW_STATUS_WIDTH = 60;
export const VIDEO_WIDTH = 208;
