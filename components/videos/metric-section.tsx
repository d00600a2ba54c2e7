"use client";

import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { METRIC_COLORS } from "@/components/charts/metric-colors";
import { redefinitionKey } from "@/components/charts/view-redefinition";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { EmptyState } from "@/components/ui/empty-state";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { useTimeZone } from "@/components/ui/time-zone";
import { mixesViewDefinitions, viewSpans } from "@/lib/platforms/view-definition-rules";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import {
  correctionsOf,
  metricSeries,
  SERIES_MODES,
  type SeriesMode,
  summarizeSeries,
} from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { CorrectionNote } from "./correction-note";
import { DerivedMetrics } from "./derived-metrics";
import { drawnSeries } from "./drawn-series";
import { MetricTable } from "./metric-table";
import { MetricTiles } from "./metric-tiles";
import { describePoint } from "./point-words";
import { chartParams } from "./search-params";
import { UpdateTimes } from "./update-times";

const MODE_NAMES: Record<SeriesMode, string> = { cumulative: "Cumulative", hourly: "Per hour" };

/** The metrics, and the chart of the selected one. */
export function MetricSection({ video, fetchedAt }: { video: VideoOverview; fetchedAt: number }) {
  const [{ metric, mode }, setParams] = useQueryStates(chartParams);
  const timeZone = useTimeZone();
  const name = metricName(metric, video.platform);
  const isReported = video.reported.includes(metric);
  const series = useMemo(() => metricSeries(video.points, metric, mode), [video.points, metric, mode]);
  const drawn = useMemo(
    () => drawnSeries(series, timeZone, (point) => describePoint(point, { mode, name: name.toLowerCase(), timeZone })),
    [series, mode, name, timeZone],
  );
  const corrections = useMemo(() => correctionsOf(video.points, metric), [video.points, metric]);
  const summary = isReported
    ? summarizeSeries(video.points, metric, mode, name.toLowerCase())
    : `${PLATFORM_NAMES[video.platform]} does not report ${name.toLowerCase()}.`;
  const mixesViews = metric === "views" && mixesViewDefinitions(viewSpans(video.platform, video.points));
  const changeAt = mixesViews ? redefinitionKey(series.map(({ hour, at }) => ({ key: hour, at }))) : null;
  const title = mode === "cumulative" ? name : `${name} per hour`;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <UpdateTimes video={video} fetchedAt={fetchedAt} />
        <MetricTiles video={video} selected={metric} onSelect={(next) => setParams({ metric: next })} />
      </div>
      <DerivedMetrics video={video} metric={metric} />
      <ChartFrame
        id="metric-chart"
        title={title}
        summary={summary}
        controls={
          isReported && (
            <ToggleButtonGroup
              aria-label="Values"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[mode]}
              onSelectionChange={(keys) => {
                const next = SERIES_MODES.find((candidate) => keys.has(candidate));
                if (next) setParams({ mode: next });
              }}
            >
              {SERIES_MODES.map((candidate) => (
                <ToggleButton key={candidate} id={candidate} size="sm" className="tap-target">
                  {MODE_NAMES[candidate]}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )
        }
        table={isReported && <MetricTable points={video.points} metric={metric} name={name} timeZone={timeZone} />}
      >
        {isReported ? (
          <>
            <LazySeriesChart
              label={`${title}: ${summary}`}
              points={drawn.points}
              gaps={drawn.gaps}
              ticks={drawn.ticks}
              floor={drawn.floor}
              color={METRIC_COLORS[metric]}
              unit="count"
              changeAt={changeAt}
            />
            {drawn.floor > 0 && <p className="text-muted text-xs">The axis does not start at 0.</p>}
            {mixesViews && <ViewsRedefinedNote isDrawn={changeAt !== null} />}
            <CorrectionNote
              corrections={corrections}
              name={name.toLowerCase()}
              color={METRIC_COLORS[metric]}
              timeZone={timeZone}
            />
          </>
        ) : (
          <div style={{ minHeight: CHART_HEIGHT }}>
            <EmptyState title={`${name}: not reported by ${PLATFORM_NAMES[video.platform]}`}>
              The platform doesn't report this metric.
            </EmptyState>
          </div>
        )}
      </ChartFrame>
    </div>
  );
}
