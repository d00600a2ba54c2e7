import {
  type ColumnSizingState,
  type columnResizingState,
  functionalUpdate,
  type Updater,
} from "@tanstack/react-table";
import { useRef, useState } from "react";

/** In pixels. */
export const MIN_COLUMN_WIDTH = 56;
export const MAX_COLUMN_WIDTH = 480;

const IDLE: columnResizingState = {
  startOffset: null,
  startSize: null,
  deltaOffset: null,
  deltaPercentage: null,
  isResizingColumn: false,
  columnSizingStart: [],
};
const AT_REST = { columnResizing: IDLE, columnSizing: {} as ColumnSizingState };

export const columnWidth = (width: number): number =>
  Math.round(Math.min(Math.max(width, MIN_COLUMN_WIDTH), MAX_COLUMN_WIDTH));

/**
 * Holds the widths of a table while one is dragged, and passes the dragged one on at the end. Between drags the widths are
 * those of the columns' definitions, so that a reset or a saved layout applies.
 */
export function useColumnWidths(onResize: ((column: string, width: number) => void) | undefined) {
  const [dragged, setDragged] = useState(AT_REST);
  // The table changes both parts within one event, each from the state before.
  const latest = useRef(AT_REST);
  const change = (next: typeof AT_REST) => {
    latest.current = next;
    setDragged(next);
  };
  return {
    dragged,
    onColumnSizingChange: (updater: Updater<ColumnSizingState>) =>
      change({ ...latest.current, columnSizing: functionalUpdate(updater, latest.current.columnSizing) }),
    onColumnResizingChange: (updater: Updater<columnResizingState>) => {
      const { columnResizing: before, columnSizing } = latest.current;
      const columnResizing = functionalUpdate(updater, before);
      const column = before.isResizingColumn;
      if (column === false || columnResizing.isResizingColumn !== false) {
        change({ columnResizing, columnSizing });
        return;
      }
      change(AT_REST);
      const width = columnSizing[column];
      // A press without a move changes nothing.
      if (width !== undefined && before.deltaOffset) onResize?.(column, columnWidth(width));
    },
  };
}
