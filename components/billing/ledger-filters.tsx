"use client";

import { Choice } from "@/components/videos/choice";
import type { LedgerParams } from "./search-params";
import { KINDS_OF, kindName } from "./words";

const ALL = "all";
const UNITS = [
  { id: "money", name: "Money" },
  { id: "points", name: "Points" },
] as const;

interface LedgerFiltersProps {
  params: LedgerParams;
  onChange: (change: Partial<LedgerParams>) => void;
}

export function LedgerFilters({ params, onChange }: LedgerFiltersProps) {
  const kinds = KINDS_OF[params.unit];
  const day = (name: "from" | "to", label: string) => (
    <label className="flex flex-1 basis-40 items-center gap-2 text-muted text-xs lg:flex-none">
      {label}
      <input
        type="date"
        className="input min-h-11 min-w-0 flex-1 px-2 text-sm tabular-nums md:min-h-9"
        value={params[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter the ledger">
      <Choice
        label="Unit"
        value={params.unit}
        options={UNITS}
        // Each unit has kinds of its own.
        onChange={(unit) => onChange({ unit, kind: null })}
      />
      <Choice
        label="Kind"
        value={kinds.find((kind) => kind === params.kind) ?? ALL}
        options={[{ id: ALL, name: "Any kind" }, ...kinds.map((id) => ({ id, name: kindName(id) }))]}
        onChange={(kind) => onChange({ kind: kinds.find((id) => id === kind) ?? null })}
      />
      {day("from", "From")}
      {day("to", "To")}
    </search>
  );
}
