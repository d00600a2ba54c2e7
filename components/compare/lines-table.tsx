"use client";

import type { LinesChartRow } from "@/components/charts/lines-chart";
import { PagedPointsDisclosure } from "@/components/charts/points-disclosure";
import { plural } from "@/lib/core/format";

const ROWS_PER_PAGE = 24;

interface LinesTableProps {
  label: string;
  names: readonly string[];
  rows: readonly LinesChartRow[];
}

/** The points of the chart, latest first. */
export function LinesTable(props: LinesTableProps) {
  const { label, rows } = props;
  return (
    <PagedPointsDisclosure
      summary={`Show ${plural(rows.length, "point")} as a table`}
      label={`Pages of the table: ${label}`}
      perPage={ROWS_PER_PAGE}
      total={rows.length}
    >
      {(page) => <LineRows {...props} page={page} />}
    </PagedPointsDisclosure>
  );
}

function LineRows({ label, names, rows, page }: LinesTableProps & { page: number }) {
  const end = rows.length - (page - 1) * ROWS_PER_PAGE;
  const shown = rows.slice(Math.max(0, end - ROWS_PER_PAGE), end).toReversed();
  return (
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
  );
}
