import { MAX_COLUMN_WIDTH, MIN_COLUMN_WIDTH } from "./use-column-widths";

interface ColumnEdgeProps {
  /** The column's name. */
  name: string;
  /** In pixels. */
  width: number;
  isDragged: boolean;
  /** Begins a drag. */
  onGrab: (event: unknown) => void;
  onStep: (by: number) => void;
  onReset: () => void;
}

const STEP = 16;

/**
 * The left edge of a column, by which its width is dragged: the first column takes what the others leave, so a wider column
 * grows to the left. Arrow keys move the edge, and a double click resets the width.
 */
export function ColumnEdge({ name, width, isDragged, onGrab, onStep, onReset }: ColumnEdgeProps) {
  return (
    <span
      role="slider"
      aria-label={`Width of ${name}`}
      aria-orientation="horizontal"
      aria-valuenow={width}
      aria-valuemin={MIN_COLUMN_WIDTH}
      aria-valuemax={MAX_COLUMN_WIDTH}
      tabIndex={0}
      onMouseDown={(event) => {
        // Dragging would select the headings.
        event.preventDefault();
        onGrab(event);
      }}
      onTouchStart={onGrab}
      onDoubleClick={onReset}
      onKeyDown={({ key }) => {
        if (key === "ArrowLeft") onStep(STEP);
        if (key === "ArrowRight") onStep(-STEP);
      }}
      className={`-left-2 absolute inset-y-0 z-10 w-4 cursor-col-resize touch-none rounded-sm after:absolute after:inset-y-2 after:left-1/2 after:w-0.5 focus-visible:outline-2 focus-visible:outline-focus ${
        isDragged
          ? "after:bg-accent"
          : "after:bg-transparent hover:after:bg-accent group-hover/head:not-hover:after:bg-rule"
      }`}
    />
  );
}
