"use client";

import { useQueryStates } from "nuqs";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { EmptyState } from "@/components/ui/empty-state";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { Segments } from "@/components/ui/segments";
import { useReaderTime } from "@/components/ui/time-zone";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import { SERIES_MODES, type SeriesMode, summarizeSeries } from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { isIn, rangeIn } from "./chart-range";
import { MetricChart } from "./metric-chart";
import { MetricTable } from "./metric-table";
import { MetricTiles } from "./metric-tiles";
import { chartParams } from "./search-params";

const MODE_NAMES: Record<SeriesMode, string> = { cumulative: "Cumulative", hourly: "Per hour" };

interface MetricSectionProps {
  video: VideoOverview;
  /** Starts a note about a moment; absent for readers who write none. */
  onNote?: (at: string) => void;
}

/** The metrics, and the chart of the selected one. */
export function MetricSection({ video, onNote }: MetricSectionProps) {
  const [{ metric, mode, ...asked }, setParams] = useQueryStates(chartParams);
  const timeZone = useReaderTime();
  const name = metricName(metric, video.platform);
  const isReported = video.reported.includes(metric);
  const range = rangeIn(video.points, asked);
  const points = range ? video.points.filter((point) => isIn(range, point)) : video.points;
  const summary = isReported
    ? summarizeSeries(points, metric, mode, name.toLowerCase())
    : `${PLATFORM_NAMES[video.platform]} does not report ${name.toLowerCase()}.`;
  const title = mode === "cumulative" ? name : `${name} per hour`;
  return (
    <div className="panel min-w-0 overflow-clip">
      <MetricTiles video={video} selected={metric} onSelect={(next) => setParams({ metric: next })} />
      <div className="p-4 md:p-5">
        <ChartFrame
          id="metric-chart"
          title={title}
          summary={summary}
          controls={
            isReported && (
              <Segments
                label="Values"
                options={SERIES_MODES.map((id) => ({ id, name: MODE_NAMES[id] }))}
                value={mode}
                onChange={(next) => setParams({ mode: next })}
              />
            )
          }
          table={isReported && <MetricTable points={video.points} metric={metric} name={name} timeZone={timeZone} />}
        >
          {isReported ? (
            <MetricChart
              video={video}
              metric={metric}
              mode={mode}
              range={range}
              label={`${title}: ${summary}`}
              onRange={(next) => setParams(next)}
              onNote={onNote}
            />
          ) : (
            <div style={{ minHeight: CHART_HEIGHT }}>
              <EmptyState title={`${name}: not reported by ${PLATFORM_NAMES[video.platform]}`}>
                The platform doesn't report this metric.
              </EmptyState>
            </div>
          )}
        </ChartFrame>
      </div>
    </div>
  );
}
