"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Choice } from "@/components/ui/choice";
import { ClearFilters } from "@/components/ui/clear-filters";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterSearch } from "@/components/ui/filter-search";
import {
  CHANNEL_AUDIENCES,
  CHANNEL_GROWTHS,
  CHANNEL_SIZES,
  FAST_PERCENT,
  GOOD_GRADE,
} from "@/lib/channels/channels/choice-rules";
import type { ChannelRowsQuery, ChannelSort } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import { channelFiltersQuery } from "./queries";
import { defaultOrder, hasFilter, type ListParams, NO_FILTER, toRowsQuery } from "./search-params";
import { countryName } from "./words";

const ALL = "all";
const PLATFORM_OPTIONS = PLATFORMS.map((platform) => ({ id: platform, name: PLATFORM_NAMES[platform] }));
const SIZE_NAMES = {
  under_10k: "Under 10K",
  "10k_100k": "10K to 100K",
  "100k_1m": "100K to 1M",
  from_1m: "1M and more",
} as const;
const GROWTH_NAMES = {
  growing: "Growing",
  fast: `Growing by ${FAST_PERCENT}% or more`,
  shrinking: "Shrinking",
} as const;
const AUDIENCE_NAMES = { known: "Known", good: `Quality ${GOOD_GRADE} or higher` } as const;

type Order = ChannelRowsQuery["order"];
const RECENT: Record<ChannelRowsQuery["list"], string> = {
  all: "Recently added",
  saved: "Recently saved",
  creators: "Recently tracked",
};
const OLDEST: typeof RECENT = { all: "First added", saved: "First saved", creators: "First tracked" };

const option = (sort: ChannelSort, order: Order, name: string) => ({ id: `${sort}:${order}`, sort, order, name });

const sortOptions = (list: ChannelRowsQuery["list"]) => [
  option("followers", "desc", "Most followers"),
  option("followers", "asc", "Fewest followers"),
  option("gained", "desc", "Most followers gained"),
  option("gained", "asc", "Most followers lost"),
  option("gained_percent", "desc", "Fastest growth"),
  option("gained_percent", "asc", "Slowest growth"),
  option("quality", "desc", "Best audience quality"),
  option("quality", "asc", "Worst audience quality"),
  option("name", "asc", "Name, A to Z"),
  option("name", "desc", "Name, Z to A"),
  option("recent", "desc", RECENT[list]),
  option("recent", "asc", OLDEST[list]),
  option("updated", "desc", "Recently updated"),
  option("updated", "asc", "Least recently updated"),
];

interface ChannelFiltersProps {
  params: ListParams;
  onChange: (change: Partial<Omit<ListParams, "tab" | "q">> & { q?: string | null }) => void;
}

/** Search, and one chip per filter. */
export function ChannelFilters({ params, onChange }: ChannelFiltersProps) {
  const query = toRowsQuery(params);
  const { countries, categories } = useOptions();
  return (
    <search className="flex flex-col gap-2 lg:flex-row lg:items-center" aria-label="Filter channels">
      <FilterSearch
        label="Search names and topics"
        placeholder="Names and topics"
        value={params.q}
        onChange={(q) => onChange({ q })}
        className="lg:max-w-72"
      />
      {/* On phones one row that scrolls, so that the list is above the fold. */}
      <div className="max-md:-mx-4 flex items-center gap-2 max-md:overflow-x-auto max-md:px-4 max-md:py-1 md:flex-wrap">
        <FilterChip
          name="Platform"
          value={params.platform}
          options={PLATFORM_OPTIONS}
          onChange={(id) => onChange({ platform: PLATFORMS.find((platform) => platform === id) ?? null })}
        />
        <FilterChip
          name="Followers"
          value={params.size}
          options={CHANNEL_SIZES.map((id) => ({ id, name: SIZE_NAMES[id] }))}
          onChange={(id) => onChange({ size: CHANNEL_SIZES.find((size) => size === id) ?? null })}
        />
        <FilterChip
          name="Growth"
          value={params.growth}
          options={CHANNEL_GROWTHS.map((id) => ({ id, name: GROWTH_NAMES[id] }))}
          onChange={(id) => onChange({ growth: CHANNEL_GROWTHS.find((growth) => growth === id) ?? null })}
        />
        <FilterChip
          name="Audience"
          value={params.audience}
          options={CHANNEL_AUDIENCES.map((id) => ({ id, name: AUDIENCE_NAMES[id] }))}
          onChange={(id) => onChange({ audience: CHANNEL_AUDIENCES.find((audience) => audience === id) ?? null })}
        />
        <FilterChip
          name="Country"
          value={params.country}
          options={countries}
          onChange={(country) => onChange({ country })}
        />
        <FilterChip
          name="Category"
          value={params.category}
          options={categories}
          onChange={(category) => onChange({ category })}
        />
        {hasFilter(query) && <ClearFilters onClear={() => onChange(NO_FILTER)} />}
      </div>
    </search>
  );
}

/** The countries and categories of known channels, once the browser has them: its names of countries may differ. */
function useOptions() {
  const { data } = useQuery(channelFiltersQuery());
  return useMemo(
    () => ({
      countries: (data?.countries ?? [])
        .map((id) => ({ id, name: countryName(id) }))
        .toSorted((a, b) => a.name.localeCompare(b.name, "en")),
      categories: (data?.categories ?? []).map((id) => ({ id, name: id })),
    }),
    [data],
  );
}

/** The order; the headings of the table sort too. */
export function SortChoice({ params, onChange }: ChannelFiltersProps) {
  const query = toRowsQuery(params);
  const options = sortOptions(query.list);
  return (
    <Choice
      label="Sort by"
      value={`${query.sort}:${query.order}`}
      options={options}
      onChange={(id) => {
        const chosen = options.find((candidate) => candidate.id === id);
        if (!chosen) return;
        const { sort, order } = chosen;
        onChange({ sort, order: order === defaultOrder(sort) ? null : order });
      }}
    />
  );
}

interface PlatformChoiceProps {
  value: ListParams["platform"];
  onChange: (platform: ListParams["platform"]) => void;
}

export function PlatformChoice({ value, onChange }: PlatformChoiceProps) {
  return (
    <Choice
      label="Platform"
      value={value ?? ALL}
      options={[{ id: ALL, name: "All platforms" }, ...PLATFORM_OPTIONS]}
      onChange={(platform) => onChange(platform === ALL ? null : platform)}
    />
  );
}
