"use client";

import dynamic from "next/dynamic";
import { Segments } from "./segments";

/** Loaded on demand: most readers look at the last days. */
const DaysField = dynamic(() => import("./days-field").then((module) => module.DaysField), {
  ssr: false,
  loading: () => <span aria-hidden className="h-9 w-64 rounded-md bg-default max-md:h-11" />,
});

export const RANGES = ["24h", "7d", "30d", "90d", "custom"] as const;
export type Range = (typeof RANGES)[number];

const NAMES: Record<Range, string> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  "90d": "90 days",
  custom: "Custom",
};

const OPTIONS = RANGES.map((id) => ({ id, name: NAMES[id] }));

export interface Days {
  /** First and last calendar day, inclusive: `2026-11-20`. */
  from: string;
  to: string;
}

interface RangePickerProps {
  range: Range;
  /** The visible days, from which a custom range starts. */
  days: Days;
  /** The last selectable day. */
  today: string;
  /** `days` is null except for a custom range. */
  onChange: (range: Range, days: Days | null) => void;
}

/** Selects a page's period: the last 24 hours, 7, 30 or 90 days, or a custom range. */
export function RangePicker({ range, days, today, onChange }: RangePickerProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Segments
        label="Range"
        options={OPTIONS}
        value={range}
        onChange={(next) => onChange(next, next === "custom" ? days : null)}
        onPhones="narrow"
      />
      {range === "custom" && <DaysField days={days} today={today} onChange={(next) => onChange("custom", next)} />}
    </div>
  );
}
