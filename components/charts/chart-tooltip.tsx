import type { ReactNode } from "react";

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

/** What a chart of one series says of a point. */
export function ChartTooltip({ point }: { point: { heading: string; lines: readonly string[] } | undefined }) {
  if (!point) return null;
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
