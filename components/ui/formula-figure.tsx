"use client";

import { Focusable } from "@heroui/react/rac";
import { Tooltip } from "@heroui/react/tooltip";

interface FormulaFigureProps {
  /** The figure as text; null where it is not known. */
  value: string | null;
  /** How it is reckoned and from what, or why it is not known, line by line. */
  lines: readonly string[];
  className?: string;
}

/** A figure that is reckoned from others: on hover and on focus it says how, from which numbers and of what time. */
export function FormulaFigure({ value, lines, className = "" }: FormulaFigureProps) {
  return (
    <Tooltip delay={200}>
      <Focusable>
        <span
          role="img"
          aria-label={[value ?? "not known", ...lines].join(". ")}
          className={`w-fit cursor-help rounded-sm tabular-nums underline decoration-dotted decoration-muted underline-offset-4 outline-offset-2 focus-visible:outline-2 focus-visible:outline-focus ${value === null ? "text-muted" : ""} ${className}`}
        >
          {value ?? "—"}
        </span>
      </Focusable>
      <Tooltip.Content className="max-w-72">
        {lines.map((line) => (
          <p key={line} className="tabular-nums">
            {line}
          </p>
        ))}
      </Tooltip.Content>
    </Tooltip>
  );
}
