"use client";

import { Focusable } from "@heroui/react/rac";
import { Tooltip } from "@heroui/react/tooltip";
import { formatCompact, formatInteger } from "@/lib/format";

interface FigureProps {
  /** null: the platform does not report it. */
  value: number | null;
  /** What stands for null, and why: "not reported by YouTube". */
  missing?: string;
  className?: string;
}

/** A figure in a table: short, exact on hover and to screen readers. It takes no focus, lest a table have a hundred stops. */
export function CompactNumber({ value, missing = "not reported", className = "" }: FigureProps) {
  if (value === null) return <Missing reason={missing} className={className} />;
  const short = formatCompact(value);
  const exact = formatInteger(value);
  if (short === exact) return <span className={`tabular-nums ${className}`}>{exact}</span>;
  return (
    <span className={`tabular-nums ${className}`} title={exact}>
      <span aria-hidden>{short}</span>
      <span className="sr-only">{exact}</span>
    </span>
  );
}

/** A figure that stands alone: the exact one appears on hover and on keyboard focus. */
export function Figure({ value, missing = "not reported", className = "" }: FigureProps) {
  if (value === null) return <Missing reason={missing} className={className} />;
  const short = formatCompact(value);
  const exact = formatInteger(value);
  if (short === exact) return <span className={`tabular-nums ${className}`}>{exact}</span>;
  return (
    <Tooltip delay={200}>
      <Focusable>
        <span role="img" aria-label={exact} className={`cursor-default tabular-nums ${className}`}>
          {short}
        </span>
      </Focusable>
      <Tooltip.Content>{exact}</Tooltip.Content>
    </Tooltip>
  );
}

function Missing({ reason, className }: { reason: string; className: string }) {
  return (
    <span className={`text-muted ${className}`} title={reason}>
      <span aria-hidden>–</span>
      <span className="sr-only">{reason}</span>
    </span>
  );
}
