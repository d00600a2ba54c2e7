"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LazyBarsChart } from "@/components/charts/lazy-bars-chart";
import { METRIC_COLORS } from "@/components/charts/metric-colors";
import { useReaderTime } from "@/components/ui/time-zone";
import type { Metric } from "@/lib/platforms/schemas";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import { hourlySeries } from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { describePoint } from "./point-words";
import { recentBars, summarizeRecent } from "./recent-hours";

/** What each of the last 48 hours gained; the current one is in progress. */
export function RecentSection({ video, metric }: { video: VideoOverview; metric: Metric }) {
  const { points, platform, next_snapshot_at } = video;
  const timeZone = useReaderTime();
  const name = metricName(metric, platform).toLowerCase();
  const hourly = useMemo(() => hourlySeries(points, metric), [points, metric]);
  const { bars, gaps, ticks } = useMemo(
    () =>
      recentBars(hourly, next_snapshot_at, timeZone, (point) =>
        describePoint(point, { mode: "hourly", name, timeZone }),
      ),
    [hourly, next_snapshot_at, timeZone, name],
  );
  if (!video.reported.includes(metric)) return null;
  const summary = summarizeRecent(hourly, name, timeZone);
  return (
    <ChartFrame id="recent-chart" title="Last 48 hours" summary={summary}>
      <LazyBarsChart
        label={`Last 48 hours: ${summary}`}
        points={bars}
        gaps={gaps}
        ticks={ticks}
        color={METRIC_COLORS[metric]}
        unit="count"
      />
      {next_snapshot_at !== null && (
        <p className="text-muted text-xs">Outlined: the current hour, still in progress.</p>
      )}
    </ChartFrame>
  );
}
