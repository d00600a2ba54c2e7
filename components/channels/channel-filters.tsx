"use client";

import { Choice } from "@/components/ui/choice";
import { FilterSearch } from "@/components/ui/filter-search";
import type { ChannelSort } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import type { ListParams } from "./search-params";

const ALL = "all";
const PLATFORM_OPTIONS = [
  { id: ALL, name: "All platforms" },
  ...PLATFORMS.map((platform) => ({ id: platform, name: PLATFORM_NAMES[platform] })),
] as const;
const sortOptions = (tab: ListParams["tab"]): readonly { id: ChannelSort; name: string }[] => [
  { id: "recent", name: tab === "videos" ? "Recently tracked" : "Recently saved" },
  { id: "followers", name: "Most followers" },
  { id: "name", name: "Name" },
];

interface ChannelFiltersProps {
  params: ListParams;
  onChange: (change: Partial<Pick<ListParams, "q" | "platform" | "sort">>) => void;
}

export function ChannelFilters({ params, onChange }: ChannelFiltersProps) {
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label="Filter channels">
      <FilterSearch
        label="Search names"
        placeholder="Search these channels"
        value={params.q}
        onChange={(q) => onChange({ q })}
      />
      <PlatformChoice value={params.platform} onChange={(platform) => onChange({ platform })} />
      <Choice
        label="Sort by"
        value={params.sort}
        options={sortOptions(params.tab)}
        onChange={(sort) => onChange({ sort })}
      />
    </search>
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
      options={PLATFORM_OPTIONS}
      onChange={(platform) => onChange(platform === ALL ? null : platform)}
    />
  );
}
