import { CompactNumber } from "@/components/ui/figure";
import { StackedCell } from "@/components/ui/stacked-table";
import type { Counts } from "@/lib/developers/api-usage/schemas";

export const COUNT_HEADINGS = [
  { name: "Calls", isNumeric: true },
  { name: "Errors", isNumeric: true },
  { name: "Credits", isNumeric: true },
] as const;

/** Renders a row's totals, one cell per heading. */
export function CountCells({ counts: { calls, errors, credits } }: { counts: Counts }) {
  return (
    <>
      <StackedCell label="Calls" isNumeric>
        <CompactNumber align="right" value={calls} />
      </StackedCell>
      <StackedCell label="Errors" isNumeric>
        <CompactNumber align="right" value={errors} className={errors > 0 ? "" : "text-muted"} />
      </StackedCell>
      <StackedCell label="Credits" isNumeric>
        <CompactNumber align="right" value={credits} className={credits > 0 ? "" : "text-muted"} />
      </StackedCell>
    </>
  );
}
