"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LazySeriesChart } from "@/components/charts/lazy-series-chart";
import { useTimeZone } from "@/components/time-zone/time-zone";
import { formatPercent } from "@/lib/format";
import { type ChartPoint, engagementSeries, summariseEngagement } from "@/lib/snapshots/rules";
import type { SeriesPoint } from "@/lib/videos/schemas";
import { drawnSeries } from "./drawn-series";
import { EngagementRate } from "./engagement-rate";
import { PointsTable } from "./points-table";
import { gapReason } from "./words";

function describe(point: ChartPoint): string[] {
  if (point.absence === "gap") return ["No reading", gapReason(point.gapReason)];
  return [point.value === null ? "Not known without views" : formatPercent(point.value)];
}

/** Engagement rate over time: its own axis, because it is a share and not a count. */
export function EngagementSection({ points }: { points: readonly SeriesPoint[] }) {
  const timeZone = useTimeZone();
  const series = useMemo(() => engagementSeries(points), [points]);
  const drawn = useMemo(() => drawnSeries(series, timeZone, describe), [series, timeZone]);
  const summary = `${summariseEngagement(series, formatPercent)} Likes, comments and shares per 100 views.`;
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
        formatValue={formatPercent}
      />
    </ChartFrame>
  );
}
