import { createColumnHelper, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import { RowNames } from "@/components/labels/row-names";
import { Count } from "@/components/ui/count";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { VideoIdentity } from "@/components/ui/video-identity";
import { METRICS } from "@/lib/platforms/name-rules";
import { METRIC_NAMES, metricName } from "@/lib/tracking/snapshots/figure-rules";
import { VIDEO_SORTS } from "@/lib/tracking/videos/choice-rules";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { EngagementRate } from "./engagement-rate";
import { LatestUpdate } from "./latest-update";
import { RowSparkline } from "./row-sparkline";

/** The server sorts, filters and pages: the table only needs the current sort. */
export const videoTableFeatures = tableFeatures({ rowSortingFeature });

const column = createColumnHelper<typeof videoTableFeatures, VideoRow>();
const SORTABLE: ReadonlySet<string> = new Set(VIDEO_SORTS);

/** A column's ID is the sort name if the server can sort by it. */
export const videoColumns = column.columns([
  column.display({
    id: "video",
    header: "Video",
    enableSorting: false,
    cell: ({ row }) => (
      <VideoIdentity video={row.original}>
        <RowNames labels={row.original.labels} campaign={row.original.campaign} />
      </VideoIdentity>
    ),
  }),
  column.accessor("status", {
    header: "Status",
    enableSorting: false,
    cell: ({ row }) => <TrackingStatusLabel status={row.original.status} reason={row.original.status_reason} />,
  }),
  ...METRICS.map((metric) =>
    column.accessor((video) => video.figures[metric], {
      id: metric,
      header: METRIC_NAMES[metric],
      enableSorting: SORTABLE.has(metric),
      cell: ({ row }) => (
        <Count value={row.original.figures[metric]} name={metricName(metric, row.original.platform).toLowerCase()} />
      ),
    }),
  ),
  column.accessor("engagement_rate", {
    id: "engagement",
    header: "Engagement",
    cell: ({ row }) => <EngagementRate value={row.original.engagement_rate} />,
  }),
  column.display({
    id: "sparkline",
    header: "Last 24 h",
    enableSorting: false,
    cell: ({ row }) => <RowSparkline video={row.original} />,
  }),
  column.accessor("latest_at", {
    id: "updated_at",
    header: "Updated",
    cell: ({ row }) => <LatestUpdate at={row.original.latest_at} />,
  }),
]);

export const NUMERIC_COLUMNS: ReadonlySet<string> = new Set([...METRICS, "engagement", "updated_at"]);

export const COLUMN_WIDTHS: Record<string, string> = {
  status: "w-28",
  views: "w-16",
  likes: "w-16",
  comments: "w-21",
  shares: "w-16",
  saves: "w-16",
  engagement: "w-23",
  sparkline: "w-22",
  updated_at: "w-28",
};
