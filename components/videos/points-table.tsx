"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { plural } from "@/lib/format";
import type { ChartPoint } from "@/lib/snapshots/rules";
import { ListPages } from "./list-pages";
import { formatHour } from "./point-words";
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

/** The points of a chart, newest first, a day a page; a missing hour says why. Rows are made once it is opened. */
export function PointsTable({ label, series, columns, timeZone }: PointsTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="touch-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm text-muted hover:text-foreground">
        <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
        Show {plural(series.length, "hour")} as a table
      </summary>
      {isOpen && <PointRows label={label} series={series} columns={columns} timeZone={timeZone} />}
    </details>
  );
}

function PointRows({ label, series, columns, timeZone }: PointsTableProps) {
  const [page, setPage] = useState(1);
  const newest = series.length - (page - 1) * HOURS_PER_PAGE - 1;
  const indices = Array.from({ length: Math.min(HOURS_PER_PAGE, newest + 1) }, (_, row) => newest - row);
  return (
    <div className="flex flex-col gap-3 pt-2">
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
                  {formatHour(point.at, timeZone)}
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
      <ListPages
        label={`Pages of the table: ${label}`}
        page={page}
        perPage={HOURS_PER_PAGE}
        total={series.length}
        onPage={setPage}
      />
    </div>
  );
}
