"use client";

import { useMemo } from "react";
import { formatChange, formatDuration, formatInteger, type ReaderTime } from "@/lib/core/format";
import type { Metric } from "@/lib/platforms/schemas";
import { type ChartPoint, cumulativeSeries, hourlySeries } from "@/lib/tracking/snapshots/rules";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { PointsTable } from "./points-table";

interface MetricTableProps {
  points: readonly SeriesPoint[];
  metric: Metric;
  name: string;
  timeZone: ReaderTime;
}

/** Totals and growth side by side, no matter which the chart shows. */
export function MetricTable({ points, metric, name, timeZone }: MetricTableProps) {
  const totals = useMemo(() => cumulativeSeries(points, metric), [points, metric]);
  const growth = useMemo(() => hourlySeries(points, metric), [points, metric]);
  return (
    <PointsTable
      label={`${name}, hour by hour`}
      series={totals}
      timeZone={timeZone}
      columns={[
        { name, cell: (index) => <Total point={totals[index]} /> },
        { name: "Change", cell: (index) => <Growth point={growth[index]} /> },
      ]}
    />
  );
}

const NOTHING_COMPARED: Record<string, string> = { first: "first snapshot", source_changed: "new source" };

function Total({ point }: { point: ChartPoint | undefined }) {
  if (!point || point.value === null) return <span className="text-muted">not reported</span>;
  return formatInteger(point.value);
}

function Growth({ point }: { point: ChartPoint | undefined }) {
  if (!point) return null;
  if (point.spanning)
    return (
      <>
        {point.isCorrection && <span className="text-muted">correction </span>}
        {formatChange(point.spanning.growth, formatInteger)}{" "}
        {point.since && <span className="text-muted">in {formatDuration(point.since, point.at)}</span>}
      </>
    );
  if (point.value === null) return <span className="text-muted">{NOTHING_COMPARED[point.absence ?? ""] ?? "—"}</span>;
  const text = formatChange(point.value, formatInteger);
  if (!point.isCorrection) return text;
  return (
    <>
      <span className="text-muted">correction</span> <span className="text-danger">{text}</span>
    </>
  );
}
