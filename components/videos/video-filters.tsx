"use client";

import { SearchField } from "@heroui/react/search-field";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { TrackingStatus, type VideoSort } from "@/lib/videos/schemas";
import { Choice } from "./choice";
import type { ListParams } from "./search-params";
import { STATUS_NAMES } from "./words";

const ALL = "all";
const PLATFORM_OPTIONS = [
  { id: ALL, name: "All platforms" },
  ...PLATFORMS.map((platform) => ({ id: platform, name: PLATFORM_NAMES[platform] })),
] as const;
const STATUS_OPTIONS = [
  { id: ALL, name: "Any status" },
  ...TrackingStatus.options.map((status) => ({ id: status, name: STATUS_NAMES[status] })),
] as const;

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
  { id: "updated_at:desc", name: "Read last", sort: "updated_at", order: "desc" },
  { id: "updated_at:asc", name: "Read longest ago", sort: "updated_at", order: "asc" },
];

interface VideoFiltersProps {
  params: ListParams;
  onChange: (change: Partial<Omit<ListParams, "page">>) => void;
}

export function VideoFilters({ params, onChange }: VideoFiltersProps) {
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter videos">
      <SearchField
        aria-label="Search titles, creators and links"
        value={params.q}
        onChange={(q) => onChange({ q })}
        className="min-w-0 flex-1 basis-full lg:basis-56"
      >
        <SearchField.Group className="min-h-11 md:min-h-9">
          <SearchField.SearchIcon />
          <SearchField.Input placeholder="Search title, creator, link" maxLength={200} className="min-w-0" />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      <Choice
        label="Platform"
        value={params.platform ?? ALL}
        options={PLATFORM_OPTIONS}
        onChange={(platform) => onChange({ platform: platform === ALL ? null : platform })}
      />
      <Choice
        label="Status"
        value={params.status ?? ALL}
        options={STATUS_OPTIONS}
        onChange={(status) => onChange({ status: status === ALL ? null : status })}
      />
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
