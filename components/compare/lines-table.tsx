"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { LinesChartRow } from "@/components/charts/lines-chart";
import { ListPages } from "@/components/videos/list-pages";
import { plural } from "@/lib/format";

const ROWS_PER_PAGE = 24;

interface LinesTableProps {
  label: string;
  names: readonly string[];
  rows: readonly LinesChartRow[];
}

/** The points of the chart, latest first; rows are made once it is opened. */
export function LinesTable(props: LinesTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="touch-target inline-flex cursor-pointer select-none items-center gap-1 rounded-sm text-muted hover:text-foreground">
        <ChevronRight aria-hidden size={16} className="in-open:rotate-90" />
        Show {plural(props.rows.length, "point")} as a table
      </summary>
      {isOpen && <LineRows {...props} />}
    </details>
  );
}

function LineRows({ label, names, rows }: LinesTableProps) {
  const [page, setPage] = useState(1);
  const end = rows.length - (page - 1) * ROWS_PER_PAGE;
  const shown = rows.slice(Math.max(0, end - ROWS_PER_PAGE), end).toReversed();
  return (
    <div className="flex flex-col gap-3 pt-2">
      <table className="block w-full border-collapse tabular-nums md:table">
        <caption className="sr-only">{label}</caption>
        <thead className="hidden md:table-header-group">
          <tr className="border-border border-b text-muted text-xs">
            <th scope="col" className="h-8 pr-2 text-left font-medium">
              Hour
            </th>
            {names.map((name) => (
              <th key={name} scope="col" className="h-8 pl-2 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {shown.map((row) => (
            <tr key={row.key} className="flex flex-wrap gap-x-4 border-rule border-b py-1.5 md:table-row md:py-0">
              <th
                scope="row"
                className="w-full pr-2 text-left font-normal text-muted md:table-cell md:h-9 md:w-auto md:whitespace-nowrap"
              >
                {row.heading}
              </th>
              {names.map((name, line) => (
                <td
                  key={name}
                  className={`flex gap-1.5 md:table-cell md:pl-2 md:text-right ${row.values[line] == null ? "text-muted" : ""}`}
                >
                  <span className="font-medium text-muted md:hidden">{name}</span>
                  <span>{row.words[line]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ListPages
        label={`Pages of the table: ${label}`}
        page={page}
        perPage={ROWS_PER_PAGE}
        total={rows.length}
        onPage={setPage}
      />
    </div>
  );
}
