"use client";

import { useQuery } from "@tanstack/react-query";
import { NameChip } from "@/components/labels/name-chip";
import { ClearFilters } from "@/components/ui/clear-filters";
import { FilterChip } from "@/components/ui/filter-chip";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import { useTimeZone } from "@/components/ui/time-zone";
import { PLATFORMS } from "@/lib/platforms/name-rules";
import { publishingQuery } from "./queries";
import { isFiltered, NO_FILTER, type OverviewParams, toFilter } from "./search-params";

type Filters = Pick<OverviewParams, keyof typeof NO_FILTER>;

const PLATFORM_OPTIONS = PLATFORMS.map((platform) => ({ id: platform, name: PLATFORM_NAMES[platform] }));

interface FilterChipsProps {
  params: OverviewParams;
  onChange: (change: Partial<Filters>) => void;
}

/** One chip per filter: its text opens the choice, and ✕ removes it. */
export function FilterChips({ params, onChange }: FilterChipsProps) {
  return (
    <search aria-label="Filter the overview" className="kept-on-paper flex items-center gap-2 md:flex-wrap">
      <FilterChip
        name="Platform"
        value={params.platform}
        options={PLATFORM_OPTIONS}
        onChange={(id) => onChange({ platform: PLATFORMS.find((platform) => platform === id) ?? null })}
      />
      <NameChip kind="campaigns" value={params.campaign} onChange={(campaign) => onChange({ campaign })} />
      <NameChip kind="labels" value={params.label} onChange={(label) => onChange({ label })} />
      <CreatorChip value={params.creator} onChange={(creator) => onChange({ creator })} />
      {isFiltered(toFilter(params)) && <ClearFilters onClear={() => onChange(NO_FILTER)} />}
    </search>
  );
}

interface ChipProps {
  value: string | null;
  onChange: (value: string | null) => void;
}

function CreatorChip({ value, onChange }: ChipProps) {
  const { data } = useQuery(publishingQuery({ time_zone: useTimeZone() }));
  const creators = data?.creators ?? [];
  if (creators.length === 0 && value === null) return null;
  const known = value === null || creators.includes(value) ? creators : [value, ...creators];
  return (
    <FilterChip
      name="Creator"
      value={value}
      options={known.map((creator) => ({ id: creator, name: creator }))}
      onChange={onChange}
    />
  );
}
