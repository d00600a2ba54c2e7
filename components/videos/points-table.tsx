"use client";

import type { ReactNode } from "react";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { formatDayTime, plural } from "@/lib/format";
import type { ChartPoint } from "@/lib/snapshots/rules";
import { gapReason } from "./words";

/** A day a page. */
const HOURS_PER_PAGE = 24;

export interface PointColumn {
  name: string;
  cell: (index: number) => ReactNode;
}

interface PointsTableProps {
  /** What the table holds, for its summary line and screen readers. */
  label: string;
  series: readonly ChartPoint[];
  columns: readonly PointColumn[];
  timeZone: string;
}

/** The points of a chart, newest first, a day a page; a missing hour says why. */
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
  return (
    <table className="w-full border-collapse tabular-nums">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="border-border border-b text-muted text-xs">
          <th scope="col" className="h-8 pr-2 text-left font-medium">
            Read at
          </th>
          {columns.map((column) => (
            <th key={column.name} scope="col" className="h-8 pl-2 text-right font-medium">
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {indices.map((index) => {
          const point = series[index];
          if (!point) return null;
          return (
            <tr key={point.hour} className="border-rule border-b">
              <th scope="row" className="h-9 whitespace-nowrap pr-2 text-left font-normal">
                {formatDayTime(point.at, timeZone)}
              </th>
              {point.absence === "gap" ? (
                <td colSpan={columns.length} className="pl-2 text-right text-muted">
                  {gapReason(point.gapReason)}
                </td>
              ) : (
                columns.map((column) => (
                  <td key={column.name} className="pl-2 text-right">
                    {column.cell(index)}
                  </td>
                ))
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
