"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LazyBarsChart } from "@/components/charts/lazy-bars-chart";
import { METRIC_COLORS } from "@/components/charts/metric-colors";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { useTimeZone } from "@/components/ui/time-zone";
import type { Metric } from "@/lib/platforms/schemas";
import type { Overview } from "@/lib/tracking/overview/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import { GainTable } from "./gain-table";
import { describeGain, drawnRedefinition, gainGaps, gainTicks, pointName, summarizeGains } from "./words";

export function GainSection({ overview, metric }: { overview: Overview; metric: Metric }) {
  const timeZone = useTimeZone();
  const { points, range } = overview;
  const { bucket } = range;
  const drawn = useMemo(
    () => ({
      points: points.map((point, key) => ({
        key,
        value: point[metric],
        isOpen: point.is_open,
        heading: pointName(point.at, bucket, timeZone),
        lines: describeGain(point, metric),
      })),
      gaps: gainGaps(points),
      ticks: gainTicks(points, bucket, timeZone),
    }),
    [points, bucket, metric, timeZone],
  );
  const changeAt = drawnRedefinition(overview, metric);
  const title = `${METRIC_NAMES[metric]} gained per ${bucket}`;
  const summary = summarizeGains(overview, metric, timeZone);
  return (
    <ChartFrame
      id="gain-chart"
      title={title}
      summary={summary}
      table={<GainTable points={points} bucket={bucket} metric={metric} timeZone={timeZone} />}
    >
      <LazyBarsChart
        label={`${title}: ${summary}`}
        points={drawn.points}
        gaps={drawn.gaps}
        ticks={drawn.ticks}
        color={METRIC_COLORS[metric]}
        unit="count"
        changeAt={changeAt}
      />
      {changeAt !== null && <ViewsRedefinedNote isDrawn />}
      {range.is_open && <p className="text-muted text-xs">The current {bucket} is still in progress.</p>}
    </ChartFrame>
  );
}
