"use client";

import { Choice } from "@/components/ui/choice";
import { FilterSearch } from "@/components/ui/filter-search";
import { PLAN_NAMES } from "@/lib/billing/rules";
import { OrganizationState, Plan } from "@/lib/operations/admin/schemas";
import type { OrganizationsParams } from "./search-params";
import { SORTS, STATE_NAMES } from "./words";

const ALL = "all";
const PLANS = [{ id: ALL, name: "Any plan" }, ...Plan.options.map((id) => ({ id, name: PLAN_NAMES[id] }))] as const;
const STATES = [
  { id: ALL, name: "Any status" },
  ...OrganizationState.options.map((id) => ({ id, name: STATE_NAMES[id] })),
] as const;

interface OrganizationFiltersProps {
  params: OrganizationsParams;
  onChange: (change: Partial<Omit<OrganizationsParams, "page">>) => void;
}

export function OrganizationFilters({ params, onChange }: OrganizationFiltersProps) {
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter organizations">
      <FilterSearch
        label="Search names, members' email addresses and IDs"
        placeholder="Name, member's email, ID"
        value={params.q}
        onChange={(q) => onChange({ q })}
      />
      <Choice
        label="Plan"
        value={params.plan ?? ALL}
        options={PLANS}
        onChange={(plan) => onChange({ plan: plan === ALL ? null : plan })}
      />
      <Choice
        label="Status"
        value={params.state ?? ALL}
        options={STATES}
        onChange={(state) => onChange({ state: state === ALL ? null : state })}
      />
      <Choice
        label="Sort by"
        value={`${params.sort}:${params.order}`}
        options={SORTS}
        onChange={(id) => {
          const option = SORTS.find((candidate) => candidate.id === id);
          if (option) onChange({ sort: option.sort, order: option.order });
        }}
      />
    </search>
  );
}
