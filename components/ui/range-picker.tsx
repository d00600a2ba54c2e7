"use client";

import { useEffect, useId, useState } from "react";
import { Segments } from "./segments";

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

/** Selects a page's period: the last 24 hours, 7, 30 or 90 days, or a custom range with the browser's own date fields. */
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
      {range === "custom" && <DayFields days={days} today={today} onChange={(next) => onChange("custom", next)} />}
    </div>
  );
}

interface DayFieldsProps {
  days: Days;
  today: string;
  onChange: (days: Days) => void;
}

/** Keeps partial input; it takes effect once both days are valid and in order. */
function DayFields({ days, today, onChange }: DayFieldsProps) {
  const [draft, setDraft] = useState(days);
  const errorId = useId();
  useEffect(() => setDraft({ from: days.from, to: days.to }), [days.from, days.to]);
  const isBackward = draft.from !== "" && draft.to !== "" && draft.from > draft.to;
  const change = (next: Days) => {
    setDraft(next);
    // A year is typed digit by digit: 0002 is a date to the browser.
    const isWhole = next.from >= "2000" && next.to >= "2000" && next.to <= today;
    if (isWhole && next.from <= next.to) onChange(next);
  };
  const field = (name: keyof Days, label: string, min: string, max: string) => (
    <label className="flex flex-col gap-0.5 text-muted text-xs">
      {label}
      <input
        type="date"
        className="input h-9 px-2 font-sans text-foreground text-sm tabular-nums"
        value={draft[name]}
        min={min}
        max={max}
        required
        aria-invalid={isBackward || undefined}
        aria-describedby={isBackward ? errorId : undefined}
        onChange={(event) => change({ ...draft, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="flex flex-wrap items-end gap-2">
      {field("from", "From", "2000-01-01", today)}
      {field("to", "To", "2000-01-01", today)}
      {isBackward && (
        <p id={errorId} role="alert" className="w-full text-danger text-xs">
          The last day is before the first.
        </p>
      )}
    </div>
  );
}
