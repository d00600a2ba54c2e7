"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { redefinitionKey } from "@/components/charts/view-redefinition";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatPercent } from "@/lib/core/format";
import { REPORTED_METRICS } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import { mixesViewDefinitions, viewSpans } from "@/lib/platforms/view-definition-rules";
import { metricName } from "@/lib/tracking/snapshots/figure-rules";
import { type ChartPoint, engagementSeries, gapReason, summarizeEngagement } from "@/lib/tracking/snapshots/rules";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { drawnSeries } from "./drawn-series";
import { EngagementRate } from "./engagement-rate";
import { PointsTable } from "./points-table";

function describe(point: ChartPoint): string[] {
  if (point.absence === "gap") return ["No snapshot", gapReason(point.gapReason)];
  return [point.value === null ? "Unknown without views" : formatPercent(point.value)];
}

/** Returns the formula in the platform's own terms. */
function formulaOf(platform: Platform): string {
  const reported = (["likes", "comments", "shares"] as const).filter((metric) =>
    REPORTED_METRICS[platform].includes(metric),
  );
  return `Formula: (${reported.map((metric) => metricName(metric, platform).toLowerCase()).join(" + ")}) × 100 ÷ views.`;
}

/** Engagement rate over time, on its own axis because it is a ratio. */
export function EngagementSection({ video }: { video: VideoOverview }) {
  const { points, platform } = video;
  const timeZone = useReaderTime();
  const series = useMemo(() => engagementSeries(points), [points]);
  const drawn = useMemo(() => drawnSeries(series, timeZone, describe), [series, timeZone]);
  const mixesViews = mixesViewDefinitions(viewSpans(platform, points));
  const changeAt = mixesViews ? redefinitionKey(series.map(({ hour, at }) => ({ key: hour, at }))) : null;
  const summary = `${summarizeEngagement(series, formatPercent)} ${formulaOf(platform)}`;
  return (
    <ChartFrame
      id="engagement-chart"
      title="Engagement rate"
      summary={summary}
      table={
        <PointsTable
          label="Engagement rate, hour by hour"
          series={series}
          timeZone={timeZone}
          columns={[
            { name: "Engagement rate", cell: (index) => <EngagementRate value={series[index]?.value ?? null} /> },
          ]}
        />
      }
    >
      <LazySeriesChart
        label={`Engagement rate: ${summary}`}
        points={drawn.points}
        gaps={drawn.gaps}
        ticks={drawn.ticks}
        floor={0}
        color="var(--chart-6)"
        unit="percent"
        changeAt={changeAt}
      />
      {mixesViews && <ViewsRedefinedNote isDrawn={changeAt !== null} />}
    </ChartFrame>
  );
}
