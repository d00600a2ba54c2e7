"use client";

import type { ReactNode } from "react";
import { FiguresTable } from "@/components/charts/figures-table";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { formatDayTime, plural, type ReaderTime } from "@/lib/core/format";
import type { ChartPoint } from "@/lib/tracking/snapshots/rules";
import { gapReason } from "@/lib/tracking/snapshots/rules";

/** One day per page. */
const HOURS_PER_PAGE = 24;

export interface PointColumn {
  name: string;
  cell: (index: number) => ReactNode;
}

interface PointsTableProps {
  /** Description of the table, for its summary line and screen readers. */
  label: string;
  series: readonly ChartPoint[];
  columns: readonly PointColumn[];
  timeZone: ReaderTime;
}

/** The points of a chart, newest first, one day per page; a missed hour shows its reason. */
export function PointsTable(props: PointsTableProps) {
  const { label, series } = props;
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(series.length, "hour")} as a table`}
      label={`Pages of the table: ${label}`}
      perPage={HOURS_PER_PAGE}
      total={series.length}
    >
      {(page) => <PointRows {...props} page={page} />}
    </PagedPointsDisclosure>
  );
}

function PointRows({ label, series, columns, timeZone, page }: PointsTableProps & { page: number }) {
  const newest = series.length - (page - 1) * HOURS_PER_PAGE - 1;
  const indices = Array.from({ length: Math.min(HOURS_PER_PAGE, newest + 1) }, (_, row) => newest - row);
  const rows = indices.flatMap((index) => {
    const point = series[index];
    if (!point) return [];
    return {
      key: point.hour,
      name: <span className="whitespace-nowrap">{formatDayTime(point.at, timeZone)}</span>,
      figures: point.absence === "gap" ? gapReason(point.gapReason) : columns.map(({ cell }) => cell(index)),
    };
  });
  return <FiguresTable caption={label} of="Snapshot at" columns={columns.map(({ name }) => name)} rows={rows} />;
}
