"use client";

import { NameChip } from "@/components/labels/name-chip";
import { Choice } from "@/components/ui/choice";
import { ClearFilters } from "@/components/ui/clear-filters";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterSearch } from "@/components/ui/filter-search";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { PLATFORMS } from "@/lib/platforms/name-rules";
import { SHOWN_STATUSES } from "@/lib/tracking/videos/choice-rules";
import type { VideoSort } from "@/lib/tracking/videos/dashboard-schemas";
import { STATUS_NAMES } from "@/lib/tracking/videos/rules";
import type { ListParams } from "./search-params";

const PLATFORM_OPTIONS = PLATFORMS.map((id) => ({ id, name: PLATFORM_NAMES[id] }));
const STATUS_OPTIONS = SHOWN_STATUSES.map((id) => ({ id, name: STATUS_NAMES[id] }));

type Order = ListParams["order"];
const SORT_OPTIONS: readonly { id: `${VideoSort}:${Order}`; name: string; sort: VideoSort; order: Order }[] = [
  { id: "created_at:desc", name: "Newest first", sort: "created_at", order: "desc" },
  { id: "created_at:asc", name: "Oldest first", sort: "created_at", order: "asc" },
  { id: "views:desc", name: "Most views", sort: "views", order: "desc" },
  { id: "views:asc", name: "Fewest views", sort: "views", order: "asc" },
  { id: "likes:desc", name: "Most likes", sort: "likes", order: "desc" },
  { id: "likes:asc", name: "Fewest likes", sort: "likes", order: "asc" },
  { id: "engagement:desc", name: "Highest engagement", sort: "engagement", order: "desc" },
  { id: "engagement:asc", name: "Lowest engagement", sort: "engagement", order: "asc" },
  { id: "comments:desc", name: "Most comments", sort: "comments", order: "desc" },
  { id: "comments:asc", name: "Fewest comments", sort: "comments", order: "asc" },
  { id: "shares:desc", name: "Most shares", sort: "shares", order: "desc" },
  { id: "shares:asc", name: "Fewest shares", sort: "shares", order: "asc" },
  { id: "saves:desc", name: "Most saves", sort: "saves", order: "desc" },
  { id: "saves:asc", name: "Fewest saves", sort: "saves", order: "asc" },
  { id: "ends_at:asc", name: "Ending first", sort: "ends_at", order: "asc" },
  { id: "ends_at:desc", name: "Ending last", sort: "ends_at", order: "desc" },
  { id: "updated_at:desc", name: "Recently updated", sort: "updated_at", order: "desc" },
  { id: "updated_at:asc", name: "Least recently updated", sort: "updated_at", order: "asc" },
];

interface VideoFiltersProps {
  params: ListParams;
  onChange: (change: Partial<Omit<ListParams, "page">>) => void;
  /** Removes every filter; null without any. */
  onClear: (() => void) | null;
}

/** Search, the order, and one chip per filter. */
export function VideoFilters({ params, onChange, onClear }: VideoFiltersProps) {
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter videos">
      <FilterSearch
        label="Search titles, creators and links"
        placeholder="Search videos"
        value={params.q}
        onChange={(q) => onChange({ q })}
        className="basis-40 lg:max-w-72"
      />
      {/* On phones one row that scrolls, so that the list is above the fold. */}
      <div className="max-md:-mx-4 flex min-w-0 items-center gap-2 max-lg:order-last max-lg:basis-full max-md:basis-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 max-md:py-1 md:flex-wrap lg:flex-1">
        <FilterChip
          name="Platform"
          value={params.platform}
          options={PLATFORM_OPTIONS}
          onChange={(id) => onChange({ platform: PLATFORMS.find((platform) => platform === id) ?? null })}
        />
        <FilterChip
          name="Status"
          value={params.status}
          options={STATUS_OPTIONS}
          onChange={(id) => onChange({ status: SHOWN_STATUSES.find((status) => status === id) ?? null })}
        />
        <NameChip kind="campaigns" value={params.campaign} onChange={(campaign) => onChange({ campaign })} />
        <NameChip kind="labels" value={params.label} onChange={(label) => onChange({ label })} />
        {onClear && <ClearFilters onClear={onClear} />}
      </div>
      <Choice
        label="Sort by"
        value={`${params.sort}:${params.order}` as const}
        options={SORT_OPTIONS}
        onChange={(id) => {
          const option = SORT_OPTIONS.find((candidate) => candidate.id === id);
          if (option) onChange({ sort: option.sort, order: option.order });
        }}
      />
    </search>
  );
}
