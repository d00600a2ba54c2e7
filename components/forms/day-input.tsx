"use client";

interface DayInputProps {
  label: string;
  /** As 2026-11-20; empty if none is chosen. */
  value: string;
  onChange: (day: string) => void;
  /** Minimum width before it wraps to its own line. */
  className: string;
}

/** One day in a row of filters, with the browser's own date field. */
export function DayInput({ label, value, onChange, className }: DayInputProps) {
  return (
    <label className={`flex flex-1 items-center gap-2 text-muted text-xs lg:flex-none ${className}`}>
      {label}
      <input
        type="date"
        className="input min-h-11 min-w-0 flex-1 px-2 text-sm tabular-nums md:min-h-9"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
