"use client";

import { Choice } from "@/components/ui/choice";
import { FilterSearch } from "@/components/ui/filter-search";
import { STATUS_CLASSES } from "@/lib/developers/requests/rules";
import { REQUEST_METHODS, type UsedKey } from "@/lib/developers/requests/schemas";
import type { RequestParams } from "./search-params";
import { SetRange } from "./set-range";
import { STATUS_CLASS_NAMES } from "./words";

const ALL = "all";
const STATUS_OPTIONS = [
  { id: ALL, name: "Any status" },
  ...STATUS_CLASSES.map((id) => ({ id, name: STATUS_CLASS_NAMES[id] })),
] as const;
const METHOD_OPTIONS = [{ id: ALL, name: "Any method" }, ...REQUEST_METHODS.map((id) => ({ id, name: id }))] as const;

interface RequestFiltersProps {
  params: RequestParams;
  keys: readonly UsedKey[];
  /** As documented. */
  routes: readonly string[];
  onChange: (change: Partial<RequestParams>) => void;
}

export function RequestFilters({ params, keys, routes, onChange }: RequestFiltersProps) {
  const orNull = (id: string) => (id === ALL ? null : id);
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter requests">
      <FilterSearch
        label="Find by request ID"
        placeholder="Request ID"
        value={params.id}
        onChange={(id) => onChange({ id })}
        maxLength={64}
      />
      <Choice
        label="Status"
        value={params.status ?? ALL}
        options={STATUS_OPTIONS}
        onChange={(status) => onChange({ status: status === ALL ? null : status })}
      />
      <Choice
        label="Method"
        value={params.method ?? ALL}
        options={METHOD_OPTIONS}
        onChange={(method) => onChange({ method: method === ALL ? null : method })}
      />
      <Choice
        label="Route"
        value={params.route ?? ALL}
        options={[{ id: ALL, name: "Any route" }, ...routes.map((id) => ({ id, name: id.replace("/api/v1", "") }))]}
        onChange={(route) => onChange({ route: orNull(route) })}
      />
      <Choice
        label="Key"
        value={params.key ?? ALL}
        options={[
          { id: ALL, name: "Any key" },
          ...keys.map(({ id, name, hint, is_revoked }) => ({
            id,
            name: `${name} …${hint}${is_revoked ? " (revoked)" : ""}`,
          })),
        ]}
        onChange={(key) => onChange({ key: orNull(key) })}
      />
      <SetRange params={params} onChange={onChange} />
    </search>
  );
}
