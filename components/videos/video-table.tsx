"use client";

import { type ReactNode, useMemo } from "react";
import { CHECKBOX_WIDTH, ListTable } from "@/components/ui/list-table";
import { SelectPage, SelectRow } from "@/components/ui/select-rows";
import type { Selection } from "@/components/ui/selection";
import { videoTitle } from "@/components/ui/video-title";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import type { ListLayout } from "./list-layout";
import { COLUMN_WIDTHS, NARROW_STATUS_WIDTH, VIDEO_WIDTH, videoColumns } from "./video-columns";

interface VideoTableProps {
  rows: VideoRow[];
  layout: ListLayout;
  sorting: { id: string; desc: boolean };
  onSort: (column: string) => void;
  onResize: (column: string, width: number | null) => void;
  selection: Selection<VideoRow>;
  /** In the only row, without videos. */
  empty?: ReactNode;
}

export function VideoTable({ rows, layout, sorting, onSort, onResize, selection, empty }: VideoTableProps) {
  const columns = useMemo(() => videoColumns(layout), [layout]);
  const minWidth = layout.columns.reduce(
    (sum, id) => sum + (id === "status" ? NARROW_STATUS_WIDTH : (layout.widths?.[id] ?? COLUMN_WIDTHS[id])),
    CHECKBOX_WIDTH + VIDEO_WIDTH,
  );
  return (
    <ListTable
      caption="Tracked videos with their latest numbers"
      rows={rows}
      columns={columns}
      density={layout.density}
      minWidth={minWidth}
      sorting={sorting}
      onSort={onSort}
      onResize={onResize}
      selection={{
        heading: <SelectPage rows={rows} selection={selection} />,
        cell: (row) => <SelectRow row={row} name={videoTitle(row)} selection={selection} />,
        has: selection.has,
      }}
      empty={empty}
    />
  );
}
