"use client";

import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { Density } from "@/lib/tracking/videos/choice-rules";
import { ColumnEdge } from "./column-edge";
import { columnWidth, useColumnWidths } from "./use-column-widths";

export interface ListColumn<Row> {
  /** The name of its sort, if the list can be sorted by it. */
  id: string;
  name: string;
  cell: (row: Row) => ReactNode;
  isSortable?: boolean;
  /** Aligned to the right. */
  isNumeric?: boolean;
  /** In pixels; without one, the column takes the rest. */
  width?: number;
  /** Its width can't be changed, although it has one. */
  isFixed?: boolean;
  /** Instead of the width, for one that depends on the table's. */
  widthClassName?: string;
}

interface ListTableProps<Row> {
  /** The table's name for screen readers. */
  caption: string;
  rows: Row[];
  columns: readonly ListColumn<Row>[];
  density: Density;
  /** In pixels: in less, the table scrolls. */
  minWidth: number;
  /** Without both, the order is fixed. */
  sorting?: { id: string; desc: boolean };
  onSort?: (column: string) => void;
  /** Lets widths be dragged; null: back to the column's own. */
  onResize?: (column: string, width: number | null) => void;
  /** Checkboxes in front of the rows. */
  selection?: { heading: ReactNode; cell: (row: Row) => ReactNode; has: (id: string) => boolean };
  /** In the only row, without rows. */
  empty?: ReactNode;
  /** On phones its rows become blocks, where the list has no cards of its own. */
  isStacked?: boolean;
}

/** The server sorts, filters and pages: the table only needs the current sort. */
const features = tableFeatures({ rowSortingFeature, columnSizingFeature, columnResizingFeature });

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;
export const CHECKBOX_WIDTH = 44;
const ROW_HEIGHTS: Record<Density, string> = { comfortable: "h-[2.75rem] py-1", compact: "h-[2.1875rem] py-0.5" };

/** A table of a list: headings sort, a hovered row is tinted, and a link with `data-row-link` covers its row. */
export function ListTable<Row extends { id: string }>(props: ListTableProps<Row>) {
  const {
    caption,
    rows,
    columns,
    density,
    minWidth,
    sorting,
    onSort,
    onResize,
    selection,
    empty,
    isStacked = false,
  } = props;
  const defined = useMemo(() => {
    const column = createColumnHelper<typeof features, Row>();
    return column.columns(
      columns.map(({ id, name, cell, width, isFixed = false, isSortable = false }) =>
        column.accessor((row) => row.id, {
          id,
          header: name,
          enableSorting: isSortable,
          enableResizing: width !== undefined && !isFixed,
          ...(width !== undefined && { size: width }),
          cell: ({ row }) => cell(row.original),
        }),
      ),
    );
  }, [columns]);
  const { dragged, ...onDrag } = useColumnWidths(onResize);
  const table = useTable({
    features,
    columns: defined,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting: sorting ? [sorting] : [], ...dragged },
    manualSorting: true,
    enableColumnResizing: onResize !== undefined,
    columnResizeMode: "onChange",
    // The first column takes what the others leave, so their left edges move.
    columnResizeDirection: "rtl",
    ...onDrag,
  });
  const widthOf = (id: string, width: number) => {
    const now = dragged.columnSizing[id];
    return now === undefined ? width : columnWidth(now);
  };
  const grown = columns.reduce((sum, { id, width }) => sum + (width === undefined ? 0 : widthOf(id, width) - width), 0);
  const numeric = new Set(columns.flatMap(({ id, isNumeric }) => (isNumeric ? id : [])));
  const nameOf = (column: string) => columns.find(({ id }) => id === column)?.name ?? "";
  const align = (id: string) => (numeric.has(id) ? "text-right" : "text-left");
  return (
    // More columns than fit scroll within the table; the page itself stays.
    <div className={`overflow-x-auto rounded-xl border border-rule bg-surface ${isStacked ? "stacked-list" : ""}`}>
      <table
        className={`w-full table-fixed border-collapse text-sm ${isStacked ? "md:min-w-4xl" : ""}`}
        style={{ minWidth: rows.length === 0 || isStacked ? undefined : minWidth + grown }}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup className={rows.length === 0 ? "hidden @min-[60rem]:table-column-group" : undefined}>
          {selection && <col style={{ width: CHECKBOX_WIDTH }} />}
          {columns.map(({ id, width, widthClassName }) => (
            <col
              key={id}
              className={widthClassName}
              style={width === undefined ? undefined : { width: widthOf(id, width) }}
            />
          ))}
        </colgroup>
        {/* Without rows there is nothing to scroll to, and no room for the headings on a phone. */}
        <thead className={rows.length === 0 ? "hidden @min-[60rem]:table-header-group" : undefined}>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="group/head border-rule border-b text-muted text-xs">
              {selection && (
                <th scope="col" className="p-0 pl-1.5">
                  {selection.heading}
                </th>
              )}
              {group.headers.map((header) => {
                const { id } = header.column;
                const direction = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={direction ? ARIA_SORT[direction] : undefined}
                    // Without the name of its edge.
                    aria-label={header.column.getCanResize() ? nameOf(id) : undefined}
                    className={`relative h-9 px-2 font-medium ${selection ? "" : "first:pl-4"} last:pr-4 ${align(id)}`}
                  >
                    {header.column.getCanResize() && (
                      <ColumnEdge
                        name={nameOf(id)}
                        width={header.getSize()}
                        isDragged={header.column.getIsResizing()}
                        onGrab={header.getResizeHandler()}
                        onStep={(by) => onResize?.(id, columnWidth(header.getSize() + by))}
                        onReset={() => onResize?.(id, null)}
                      />
                    )}
                    {onSort && header.column.getCanSort() ? (
                      <button
                        type="button"
                        onClick={() => onSort(id)}
                        className="inline-flex items-center gap-1 whitespace-nowrap align-middle rounded-sm outline-offset-2 hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus"
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
              data-selected={selection?.has(row.id) || undefined}
              className="group/row relative border-rule border-b transition-colors duration-75 last:border-b-0 hover:bg-surface-secondary has-focus-visible:bg-surface-secondary data-selected:bg-accent/8"
            >
              {selection && <td className="p-0 pl-1.5">{selection.cell(row.original)}</td>}
              {row.getAllCells().map((cell) => (
                <td
                  key={cell.id}
                  data-label={isStacked && cell.column.id !== "actions" ? nameOf(cell.column.id) : undefined}
                  data-numeric={(isStacked && numeric.has(cell.column.id)) || undefined}
                  className={`px-2 ${selection ? "" : "first:pl-4"} last:pr-4 ${ROW_HEIGHTS[density]} ${align(cell.column.id)}`}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr>
              <td colSpan={columns.length + (selection ? 1 : 0)} className="px-4 py-12 text-center">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
