"use client";

import { Button } from "@heroui/react/button";
import { formatInteger } from "@/lib/core/format";
import { type ImportDetail, type LineVerdict, VERDICTS } from "@/lib/tracking/imports/schemas";
import { verdictName } from "./words";

interface LineFiltersProps {
  detail: ImportDetail;
  chosen: LineVerdict | null;
  onChoose: (verdict: LineVerdict | null) => void;
}

/** Number of lines by verdict; a selected one filters the list. */
export function LineFilters({ detail, chosen, onChoose }: LineFiltersProps) {
  const present = VERDICTS.filter((verdict) => detail.counts[verdict] > 0 || verdict === chosen);
  const options = [
    { verdict: null, name: "All", lines: detail.lines },
    ...present.map((verdict) => ({ verdict, name: verdictName(verdict), lines: detail.counts[verdict] })),
  ];
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Lines by result</legend>
      {options.map(({ verdict, name, lines }) => (
        <Button
          key={name}
          size="sm"
          variant={chosen === verdict ? "secondary" : "outline"}
          aria-pressed={chosen === verdict}
          onPress={() => onChoose(verdict)}
        >
          {name} <span className="text-muted tabular-nums">{formatInteger(lines)}</span>
        </Button>
      ))}
    </fieldset>
  );
}
