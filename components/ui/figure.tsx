"use client";

import { Hint } from "@/components/ui/hint";
import { formatCompact, formatInteger } from "@/lib/core/format";

interface FigureProps {
  /** null: not reported by the platform. */
  value: number | null;
  /** Text for null, with the reason: "not reported by YouTube". */
  missing?: string;
  className?: string;
}

interface CompactNumberProps extends FigureProps {
  /** Alignment of the exact number; the cell's own. */
  align?: "left" | "right";
}

/**
 * A compact number in a table; the exact one shows on hover, when its row (`group/row`) has keyboard focus, and to
 * screen readers. Not a tab stop, or a table would have a hundred: the row's link or button is one.
 */
export function CompactNumber({ value, missing = "not reported", align = "left", className = "" }: CompactNumberProps) {
  if (value === null) return <Missing reason={missing} className={className} />;
  const short = formatCompact(value);
  const exact = formatInteger(value);
  if (short === exact) return <span className={`tabular-nums ${className}`}>{exact}</span>;
  return (
    <span className={`group/count relative inline-block tabular-nums ${className}`}>
      <span aria-hidden>{short}</span>
      <span className="sr-only">{exact}</span>
      <span
        aria-hidden
        className={`pointer-events-none absolute bottom-full z-10 hidden whitespace-nowrap rounded border border-border bg-overlay px-1.5 py-0.5 font-normal text-overlay-foreground text-xs shadow-overlay group-hover/count:block group-has-focus-visible/row:block ${align === "right" ? "right-0" : "left-0"}`}
      >
        {exact}
      </span>
    </span>
  );
}

/** A standalone number: the exact one shows on hover and keyboard focus. */
export function Figure({ value, missing = "not reported", className = "" }: FigureProps) {
  if (value === null) return <Missing reason={missing} className={className} />;
  const short = formatCompact(value);
  const exact = formatInteger(value);
  if (short === exact) return <span className={`tabular-nums ${className}`}>{exact}</span>;
  return (
    <Hint name={exact} hint={exact} className={`cursor-default tabular-nums ${className}`}>
      {short}
    </Hint>
  );
}

function Missing({ reason, className }: { reason: string; className: string }) {
  return (
    <span className={`text-muted ${className}`} title={reason}>
      <span aria-hidden>—</span>
      <span className="sr-only">{reason}</span>
    </span>
  );
}
