"use client";

import { useQuery } from "@tanstack/react-query";
import { type NameKind, namesQuery } from "@/components/labels/queries";
import { WORDS } from "@/components/labels/words";
import { Choice } from "@/components/ui/choice";
import { FilterSearch } from "@/components/ui/filter-search";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { PLATFORMS } from "@/lib/platforms/name-rules";
import { SHOWN_STATUSES, WITHOUT } from "@/lib/tracking/videos/choice-rules";
import type { VideoSort } from "@/lib/tracking/videos/dashboard-schemas";
import { STATUS_NAMES } from "@/lib/tracking/videos/rules";
import type { ListParams } from "./search-params";

const ALL = "all";
const PLATFORM_OPTIONS = [
  { id: ALL, name: "All platforms" },
  ...PLATFORMS.map((platform) => ({ id: platform, name: PLATFORM_NAMES[platform] })),
] as const;
const STATUS_OPTIONS = [
  { id: ALL, name: "Any status" },
  ...SHOWN_STATUSES.map((status) => ({ id: status, name: STATUS_NAMES[status] })),
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
}

export function VideoFilters({ params, onChange }: VideoFiltersProps) {
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter videos">
      <FilterSearch
        label="Search titles, creators and links"
        placeholder="Search title, creator, link"
        value={params.q}
        onChange={(q) => onChange({ q })}
      />
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
      <NameChoice kind="labels" value={params.label} onChange={(label) => onChange({ label })} />
      <NameChoice kind="campaigns" value={params.campaign} onChange={(campaign) => onChange({ campaign })} />
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

interface NameChoiceProps {
  kind: NameKind;
  /** An ID, or "none"; null: any. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Hidden while there are no names, unless a link selects one. */
function NameChoice({ kind, value, onChange }: NameChoiceProps) {
  const { data: names = [] } = useQuery(namesQuery(kind));
  if (names.length === 0 && value === null) return null;
  const { one, without } = WORDS[kind];
  const isKnown = value === null || value === WITHOUT || names.some(({ id }) => id === value);
  const options = [
    { id: ALL, name: `Any ${one}` },
    { id: WITHOUT, name: without },
    ...(isKnown ? [] : [{ id: value, name: `Deleted ${one}` }]),
    ...names,
  ];
  return (
    <Choice
      label={one.replace(/^./, (letter) => letter.toUpperCase())}
      value={value ?? ALL}
      options={options}
      onChange={(id) => onChange(id === ALL ? null : id)}
    />
  );
}
