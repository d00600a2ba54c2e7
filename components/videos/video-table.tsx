"use client";

import { type SortingState, useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { SelectPage, SelectRow } from "./select-rows";
import type { Selection } from "./selection";
import { COLUMN_WIDTHS, NUMERIC_COLUMNS, videoColumns, videoTableFeatures } from "./video-columns";

interface VideoTableProps {
  rows: VideoRow[];
  sorting: { id: string; desc: boolean };
  onSort: (column: string) => void;
  selection: Selection;
}

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;

export function VideoTable({ rows, sorting, onSort, selection }: VideoTableProps) {
  const state: SortingState = [sorting];
  const table = useTable({
    features: videoTableFeatures,
    columns: videoColumns,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting: state },
    manualSorting: true,
  });
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">Tracked videos with their latest numbers</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} className="border-border border-b text-muted text-xs">
            <th scope="col" className="w-9 p-0">
              <SelectPage rows={rows} selection={selection} />
            </th>
            {group.headers.map((header) => {
              const direction = header.column.getIsSorted();
              const isNumeric = NUMERIC_COLUMNS.has(header.column.id);
              return (
                <th
                  key={header.id}
                  scope="col"
                  aria-sort={direction ? ARIA_SORT[direction] : undefined}
                  className={`h-9 px-2 font-medium last:pr-0 ${isNumeric ? "text-right" : "text-left"} ${COLUMN_WIDTHS[header.column.id] ?? ""}`}
                >
                  {header.column.getCanSort() ? (
                    <button
                      type="button"
                      onClick={() => onSort(header.column.id)}
                      className="inline-flex items-center gap-1 rounded-sm outline-offset-2 hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus"
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
            className="group/row relative border-separator border-b hover:bg-surface-secondary has-focus-visible:bg-surface-secondary"
          >
            <td className="p-0">
              <SelectRow row={row.original} selection={selection} />
            </td>
            {row.getAllCells().map((cell) => (
              <td
                key={cell.id}
                className={`h-14 px-2 py-1 last:pr-0 ${NUMERIC_COLUMNS.has(cell.column.id) ? "text-right" : ""}`}
              >
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
