"use client";

import { Plus, X } from "lucide-react";
import { lazyOnTouch } from "./lazy-on-touch";
import { usePopup } from "./use-popup";

const ChoicePopup = lazyOnTouch(() => import("./choice-popup").then((module) => module.ChoicePopup));

interface FilterChipProps {
  /** What it filters by: "Platform". */
  name: string;
  /** ID of the selected option; null: not filtered. */
  value: string | null;
  options: readonly { id: string; name: string }[];
  onChange: (value: string | null) => void;
}

/** A filter: its text opens the list of options, and ✕ removes it. */
export function FilterChip({ name, value, options, onChange }: FilterChipProps) {
  const { trigger, popup } = usePopup("listbox", ChoicePopup.prepare);
  const chosen = options.find(({ id }) => id === value);
  const isSet = value !== null;
  return (
    <div
      className={`inline-flex h-8 max-w-full shrink-0 items-stretch overflow-hidden rounded-md border text-sm pointer-coarse:h-11 ${
        isSet ? "border-accent/40 bg-accent/8" : "border-border border-dashed hover:bg-default/60 print:hidden"
      }`}
    >
      <button
        {...trigger}
        aria-label={isSet ? `${name}: ${chosen?.name ?? value}` : `Filter by ${name.toLowerCase()}`}
        className="flex min-w-0 cursor-pointer items-center gap-1 px-2.5 outline-offset-[-2px]"
      >
        {!isSet && <Plus aria-hidden size={14} className="shrink-0 text-muted" />}
        <span className={isSet ? "text-muted" : ""}>
          {name}
          {isSet && ":"}
        </span>
        {isSet && (
          <span dir="auto" className="max-w-44 truncate font-medium">
            {chosen?.name ?? value}
          </span>
        )}
      </button>
      {isSet && (
        <button
          type="button"
          aria-label={`Remove the ${name.toLowerCase()} filter`}
          className="flex cursor-pointer items-center border-accent/20 border-l px-1.5 text-muted outline-offset-[-2px] hover:text-foreground print:hidden pointer-coarse:min-w-11 pointer-coarse:justify-center"
          onClick={() => onChange(null)}
        >
          <X aria-hidden size={14} />
        </button>
      )}
      <ChoicePopup {...popup} label={name} value={value ?? ""} options={options} onChange={onChange} />
    </div>
  );
}
