"use client";

import { DayRange } from "@/components/forms/day-range";
import { Choice } from "@/components/ui/choice";
import { FilterSearch } from "@/components/ui/filter-search";
import { ACTION_WORDS } from "@/lib/core/audit/rules";
import { AuditAction } from "@/lib/core/audit/schemas";
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
  /** False on the page of a single organization, where there is nothing to choose. */
  hasOrganization: boolean;
  onChange: (change: Partial<Omit<AuditParams, "cursor">>) => void;
}

export function AuditFilters({ params, hasOrganization, onChange }: AuditFiltersProps) {
  const search = (name: "actor" | "request" | "organization", label: string, placeholder: string) => (
    <FilterSearch
      label={label}
      placeholder={placeholder}
      value={params[name]}
      onChange={(value) => onChange({ [name]: value })}
      maxLength={64}
      className="basis-48"
    />
  );
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter the audit log">
      {search("actor", "Search by email or key", "Email or key")}
      {hasOrganization && search("organization", "Filter by organization ID", "Organization ID")}
      {search("request", "Find by request ID", "Request ID")}
      <div className="flex basis-full flex-wrap items-center gap-2">
        <Choice
          label="Action"
          value={params.action ?? ALL}
          options={ACTIONS}
          onChange={(action) => onChange({ action: action === ALL ? null : action })}
        />
        <DayRange from={params.from} to={params.to} onChange={onChange} />
      </div>
    </search>
  );
}
