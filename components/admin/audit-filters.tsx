"use client";

import { SearchField } from "@heroui/react/search-field";
import { Choice } from "@/components/videos/choice";
import { ACTION_WORDS } from "@/lib/audit/rules";
import { AuditAction } from "@/lib/audit/schemas";
import type { AuditParams } from "./search-params";

const ALL = "all";
const ACTIONS = [
  { id: ALL, name: "Any action" },
  ...AuditAction.options
    .map((id) => ({ id, name: ACTION_WORDS[id] }))
    .sort((a, b) => a.name.localeCompare(b.name, "en")),
] as const;

interface AuditFiltersProps {
  params: AuditParams;
  /** Within one organisation's page there is none to choose. */
  hasOrganization: boolean;
  onChange: (change: Partial<Omit<AuditParams, "cursor">>) => void;
}

export function AuditFilters({ params, hasOrganization, onChange }: AuditFiltersProps) {
  const text = (name: "actor" | "request" | "organization", label: string, placeholder: string) => (
    <SearchField
      aria-label={label}
      value={params[name]}
      onChange={(value) => onChange({ [name]: value })}
      className="min-w-0 flex-1 basis-48"
    >
      <SearchField.Group className="min-h-11 md:min-h-9">
        <SearchField.SearchIcon />
        <SearchField.Input placeholder={placeholder} maxLength={64} className="min-w-0" />
        <SearchField.ClearButton aria-label="Clear the search" />
      </SearchField.Group>
    </SearchField>
  );
  const day = (name: "from" | "to", label: string) => (
    <label className="flex flex-1 basis-32 items-center gap-2 text-muted text-xs lg:flex-none">
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
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter the audit log">
      {text("actor", "Search by who did it", "Who: e-mail or key")}
      {hasOrganization && text("organization", "Filter by an organisation's id", "Organisation's id")}
      {text("request", "Find by request id", "Request id")}
      <div className="flex basis-full flex-wrap items-center gap-2">
        <Choice
          label="Action"
          value={params.action ?? ALL}
          options={ACTIONS}
          onChange={(action) => onChange({ action: action === ALL ? null : action })}
        />
        {day("from", "From")}
        {day("to", "To")}
      </div>
    </search>
  );
}
