"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LazyTrendChart } from "@/components/charts/lazy-trend-chart";
import { pointGaps, pointName, pointTicks } from "@/components/charts/time-points";
import type { TrendPoint } from "@/components/charts/trend-parts";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { useReaderTime } from "@/components/ui/time-zone";
import type { Overview } from "@/lib/tracking/overview/schemas";
import { drawnRedefinition, kpiName, kpiValue, pointFigure, pointNotes, summarizeGains } from "./chart-words";
import { GainTable } from "./gain-table";
import { KPI_COLORS } from "./kpi-colors";
import type { Kpi } from "./search-params";
import { changeFigure } from "./words";

interface GainSectionProps {
  overview: Overview;
  kpi: Kpi;
  /** Draws the earlier period too, if there is one. */
  isCompared: boolean;
}

export function GainSection({ overview, kpi, isCompared }: GainSectionProps) {
  const timeZone = useReaderTime();
  const { points, range, before } = overview;
  const { bucket } = range;
  const earlier = isCompared ? (before?.points ?? null) : null;
  const drawn = useMemo(
    () => ({
      points: points.map((point, key): TrendPoint => {
        const counterpart = earlier?.[key];
        const value = kpiValue(point, kpi);
        const valueBefore = counterpart ? kpiValue(counterpart, kpi) : null;
        const name = pointName(point.at, bucket, timeZone);
        return {
          key,
          value,
          before: valueBefore,
          isOpen: point.is_open,
          heading: kpiName(kpi),
          change: point.is_open ? "" : changeFigure(value, valueBefore),
          rows: [
            { name, value: pointFigure(point, kpi), isBefore: false },
            ...(counterpart
              ? [
                  {
                    name: pointName(counterpart.at, bucket, timeZone),
                    value: pointFigure(counterpart, kpi),
                    isBefore: true,
                  },
                ]
              : []),
          ],
          notes: pointNotes(point, kpi),
        };
      }),
      gaps: pointGaps(points),
      ticks: pointTicks(points, bucket, timeZone),
    }),
    [points, earlier, bucket, kpi, timeZone],
  );
  const changeAt = drawnRedefinition(overview, kpi);
  const title = `${kpiName(kpi)} per ${bucket}`;
  const summary = summarizeGains(overview, kpi, timeZone);
  return (
    <ChartFrame
      id="gain-chart"
      title={title}
      summary={summary}
      table={<GainTable points={points} bucket={bucket} kpi={kpi} timeZone={timeZone} />}
    >
      <LazyTrendChart
        label={`${title}: ${summary}`}
        points={drawn.points}
        gaps={drawn.gaps}
        ticks={drawn.ticks}
        color={KPI_COLORS[kpi]}
        unit={kpi === "engagement" ? "percent" : "count"}
        changeAt={changeAt}
      />
      {changeAt !== null && <ViewsRedefinedNote isDrawn />}
    </ChartFrame>
  );
}
