"use client";

import type { RefObject } from "react";
import type { Selection } from "@/components/ui/selection";
import { useRowKeys } from "@/components/ui/use-row-keys";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";

interface ListKeys {
  /** See `useRowKeys`. */
  list: RefObject<HTMLElement | null>;
  rows: readonly VideoRow[];
  selection: Selection<VideoRow>;
  isFiltered: boolean;
  onClearFilters: () => void;
}

/** The list's shortcuts: besides those of every list, x selects the row in focus; Escape clears the selection, then the filters. */
export function useListKeys({ list, rows, selection, isFiltered, onClearFilters }: ListKeys): void {
  const select = (rowId: string) => {
    const row = rows.find(({ id }) => id === rowId);
    if (row) selection.toggle([row], !selection.has(row.id));
  };
  const hasSelection = selection.rows.length > 0;
  useRowKeys({
    list,
    acts: { x: select },
    onEscape: hasSelection ? () => selection.clear() : isFiltered ? onClearFilters : null,
  });
}
