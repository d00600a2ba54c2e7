import type { ReactNode } from "react";
import type { TooltipContentProps, TooltipProps } from "recharts";

interface TooltipBoxProps {
  heading: string;
  /** CSS class of the maximum width. */
  width: "max-w-60" | "max-w-72";
  children: ReactNode;
}

/** Renders a tooltip as a status, so that it is announced while arrow keys move along the chart. */
export function TooltipBox({ heading, width, children }: TooltipBoxProps) {
  return (
    <div
      role="status"
      className={`${width} rounded-md border border-border bg-overlay px-3 py-2 text-overlay-foreground text-sm shadow-overlay`}
    >
      <p className="text-muted text-xs">{heading}</p>
      {children}
    </div>
  );
}

export interface ChartPoint {
  /** Unique and ascending along the axis. */
  key: number;
  value: number | null;
  heading: string;
  /** Lines of the tooltip: the formatted value, or why there is none. */
  lines: readonly string[];
}

/** Renders the tooltip of a single-series chart. */
export function ChartTooltip({ point }: { point: ChartPoint }) {
  return (
    <TooltipBox heading={point.heading} width="max-w-60">
      {point.lines.map((line) => (
        <p key={line} className="tabular-nums">
          {line}
        </p>
      ))}
    </TooltipBox>
  );
}

/** Cursor line of line charts. */
export const LINE_CURSOR = { stroke: "var(--muted)", strokeWidth: 1 };

/** Returns props to spread, as for the axes. `show` gets the point under the cursor. */
export function tooltipOf<Point extends { key: number }>(points: readonly Point[], show: (point: Point) => ReactNode) {
  return {
    // A missed hour has a tooltip too: the reason for the gap.
    filterNull: false,
    isAnimationActive: false,
    content: ({ active, label }: TooltipContentProps) => {
      const point = active ? points.find(({ key }) => key === Number(label)) : undefined;
      return point && show(point);
    },
  } satisfies TooltipProps;
}
