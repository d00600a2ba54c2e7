"use client";

interface DayRangeProps {
  /** As 2026-11-20; empty if none is chosen. */
  from: string;
  to: string;
  onChange: (change: { from?: string; to?: string }) => void;
}

/** First and last day in a row of filters, with the browser's own date fields; on phones they share a line. */
export function DayRange({ from, to, onChange }: DayRangeProps) {
  return (
    <div className="grid min-w-0 grow basis-full grid-cols-2 gap-2 md:flex md:grow-0 md:basis-auto">
      <DayField label="From" value={from} onChange={(day) => onChange({ from: day })} />
      <DayField label="To" value={to} onChange={(day) => onChange({ to: day })} />
    </div>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <label className="flex min-w-0 flex-col gap-1 text-muted text-xs md:flex-row md:items-center md:gap-2">
      {label}
      <input
        type="date"
        className="input min-h-11 min-w-0 px-2 text-sm tabular-nums md:min-h-9"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
