"use client";

import { type SortingState, useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { Density } from "@/lib/tracking/videos/choice-rules";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import type { ListLayout } from "./list-layout";
import { SelectPage, SelectRow } from "./select-rows";
import type { Selection } from "./selection";
import {
  COLUMN_WIDTHS,
  NARROW_STATUS_WIDTH,
  NUMERIC_COLUMNS,
  VIDEO_WIDTH,
  videoColumns,
  videoTableFeatures,
} from "./video-columns";

interface VideoTableProps {
  rows: VideoRow[];
  layout: ListLayout;
  sorting: { id: string; desc: boolean };
  onSort: (column: string) => void;
  selection: Selection;
  /** In the only row, without videos. */
  empty?: ReactNode;
}

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;
const CHECKBOX_WIDTH = 44;
const ROW_HEIGHTS: Record<Density, string> = { comfortable: "h-[2.75rem] py-1", compact: "h-[2.1875rem] py-0.5" };

export function VideoTable({ rows, layout, sorting, onSort, selection, empty }: VideoTableProps) {
  const state: SortingState = [sorting];
  const columns = useMemo(() => videoColumns(layout), [layout]);
  const table = useTable({
    features: videoTableFeatures,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting: state },
    manualSorting: true,
  });
  const least = layout.columns.reduce(
    (sum, id) => sum + (id === "status" ? NARROW_STATUS_WIDTH : COLUMN_WIDTHS[id]),
    CHECKBOX_WIDTH + VIDEO_WIDTH,
  );
  const height = ROW_HEIGHTS[layout.density];
  return (
    // More columns than fit scroll within the table; the page itself stays.
    <div className="overflow-x-auto rounded-xl border border-rule bg-surface">
      <table className="w-full table-fixed border-collapse text-sm" style={{ minWidth: least }}>
        <caption className="sr-only">Tracked videos with their latest numbers</caption>
        <colgroup>
          <col style={{ width: CHECKBOX_WIDTH }} />
          <col />
          {layout.columns.map((id) =>
            id === "status" ? (
              <col key={id} className="w-15 @min-[68rem]:w-27" />
            ) : (
              <col key={id} style={{ width: COLUMN_WIDTHS[id] }} />
            ),
          )}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-rule border-b text-muted text-xs">
              <th scope="col" className="p-0 pl-1.5">
                <SelectPage rows={rows} selection={selection} />
              </th>
              {group.headers.map((header) => {
                const { id } = header.column;
                const direction = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={direction ? ARIA_SORT[direction] : undefined}
                    className={`h-9 px-2 font-medium last:pr-4 ${NUMERIC_COLUMNS.has(id) ? "text-right" : "text-left"}`}
                  >
                    {header.column.getCanSort() ? (
                      <button
                        type="button"
                        onClick={() => onSort(id)}
                        className="inline-flex items-center gap-1 whitespace-nowrap rounded-sm outline-offset-2 hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus"
                      >
                        {direction === "asc" && <ArrowUp aria-hidden size={12} />}
                        {direction === "desc" && <ArrowDown aria-hidden size={12} />}
                        <table.FlexRender header={header} />
                      </button>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              data-row={row.id}
              data-selected={selection.has(row.id) || undefined}
              className="group/row relative border-rule border-b transition-colors duration-75 last:border-b-0 hover:bg-surface-secondary has-focus-visible:bg-surface-secondary data-selected:bg-accent/8"
            >
              <td className="p-0 pl-1.5">
                <SelectRow row={row.original} selection={selection} />
              </td>
              {row.getAllCells().map((cell) => (
                <td
                  key={cell.id}
                  className={`px-2 last:pr-4 ${height} ${NUMERIC_COLUMNS.has(cell.column.id) ? "text-right" : ""}`}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr>
              <td colSpan={layout.columns.length + 2} className="px-4 py-12 text-center">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
