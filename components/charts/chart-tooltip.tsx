import type { ReactNode } from "react";
import type { TooltipContentProps, TooltipProps } from "recharts";

interface TooltipBoxProps {
  heading: string;
  /** The class of its greatest width. */
  width: "max-w-60" | "max-w-72";
  children: ReactNode;
}

/** A status, so that it is read out while the arrow keys go along the chart. */
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
  /** Unique along the axis, in its order. */
  key: number;
  value: number | null;
  heading: string;
  /** What the tooltip says: the figure in words, or why there is none. */
  lines: readonly string[];
}

/** What a chart of one series says of a point. */
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

/** Where the tooltip of a line chart points. */
export const LINE_CURSOR = { stroke: "var(--muted)", strokeWidth: 1 };

/** Props to spread, as those of the axes; `show` gets the point that lies under the cursor. */
export function tooltipOf<Point extends { key: number }>(points: readonly Point[], show: (point: Point) => ReactNode) {
  return {
    // A missing hour has something to say too: why it is missing.
    filterNull: false,
    isAnimationActive: false,
    content: ({ active, label }: TooltipContentProps) => {
      const point = active ? points.find(({ key }) => key === Number(label)) : undefined;
      return point && show(point);
    },
  } satisfies TooltipProps;
}
