"use client";

import { Hint } from "@/components/ui/hint";

interface FormulaFigureProps {
  /** The number as text; null if unknown. */
  value: string | null;
  /** The formula and its inputs, or why the number is unknown, line by line. */
  lines: readonly string[];
  className?: string;
}

/** A derived number: on hover and focus, it shows the formula, its inputs and their time. */
export function FormulaFigure({ value, lines, className = "" }: FormulaFigureProps) {
  return (
    <Hint
      name={[value ?? "unknown", ...lines].map((line) => line.replace(/\.$/, "")).join(". ")}
      hint={lines.map((line) => (
        <p key={line} className="tabular-nums">
          {line}
        </p>
      ))}
      hintClassName="max-w-72"
      className={`w-fit cursor-help rounded-sm tabular-nums underline decoration-dotted decoration-muted underline-offset-4 outline-offset-2 focus-visible:outline-2 focus-visible:outline-focus ${value === null ? "text-muted" : ""} ${className}`}
    >
      {value ?? "—"}
    </Hint>
  );
}
