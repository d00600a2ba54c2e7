"use client";

import { DayRange } from "@/components/forms/day-range";
import { Choice } from "@/components/ui/choice";
import { ledgerKindName } from "@/lib/billing/ledger-rules";
import type { LedgerParams } from "./search-params";
import { KINDS_OF } from "./words";

const ALL = "all";
const UNITS = [
  { id: "money", name: "Money" },
  { id: "credits", name: "Credits" },
] as const;

interface LedgerFiltersProps {
  params: LedgerParams;
  onChange: (change: Partial<LedgerParams>) => void;
}

export function LedgerFilters({ params, onChange }: LedgerFiltersProps) {
  const kinds = KINDS_OF[params.unit];
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter the ledger">
      <Choice
        label="Unit"
        value={params.unit}
        options={UNITS}
        // Each unit has its own kinds.
        onChange={(unit) => onChange({ unit, kind: null })}
      />
      <Choice
        label="Kind"
        value={kinds.find((kind) => kind === params.kind) ?? ALL}
        options={[{ id: ALL, name: "Any kind" }, ...kinds.map((id) => ({ id, name: ledgerKindName(id) }))]}
        onChange={(kind) => onChange({ kind: kinds.find((id) => id === kind) ?? null })}
      />
      <DayRange from={params.from} to={params.to} onChange={onChange} />
    </search>
  );
}
