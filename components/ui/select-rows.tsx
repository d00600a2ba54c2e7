"use client";

import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import type { Selection } from "./selection";

/** Finger-sized on touch screens; above the row's link, which covers the rest. */
const TARGET = "tap-target tap-target--square relative z-10 size-9 justify-center";

interface SelectRowProps<Row> {
  row: Row;
  /** What the row is of. */
  name: string;
  selection: Selection<Row>;
}

export function SelectRow<Row extends { id: string }>({ row, name, selection }: SelectRowProps<Row>) {
  return (
    <RowCheckbox
      label={`Select ${name}`}
      isSelected={selection.has(row.id)}
      onChange={(isSelected) => selection.toggle([row], isSelected)}
      className={TARGET}
    />
  );
}

interface SelectPageProps<Row> {
  rows: readonly Row[];
  selection: Selection<Row>;
  /** If no column heading says what is selected. */
  isLabelSeen?: boolean;
}

export function SelectPage<Row extends { id: string }>(props: SelectPageProps<Row>) {
  const { rows, selection, isLabelSeen = false } = props;
  const selected = rows.filter(({ id }) => selection.has(id)).length;
  return (
    <RowCheckbox
      label="Select all on this page"
      isSelected={rows.length > 0 && selected === rows.length}
      isPartial={selected > 0 && selected < rows.length}
      onChange={(isSelected) => selection.toggle(rows, isSelected)}
      className={isLabelSeen ? "tap-target min-h-9 items-center gap-2 text-sm" : TARGET}
    >
      {isLabelSeen && "Select all on this page"}
    </RowCheckbox>
  );
}

interface RowCheckboxProps {
  /** For screen readers; instead of the content. */
  label: string;
  isSelected: boolean;
  /** Some of what it stands for is selected. */
  isPartial?: boolean;
  onChange: (isSelected: boolean) => void;
  className?: string;
  /** After the box. */
  children?: ReactNode;
}

/**
 * A checkbox that looks like HeroUI's, for tables: a row needs no more than the browser's own, and a page with a table
 * would load 7 kB for it.
 */
function RowCheckbox({ label, isSelected, isPartial, onChange, className = "", children }: RowCheckboxProps) {
  return (
    <label className="checkbox" data-selected={isSelected} data-indeterminate={isPartial}>
      <span className={`checkbox__content ${className}`}>
        <input
          type="checkbox"
          aria-label={label}
          checked={isSelected}
          ref={(input) => {
            // It has no attribute.
            if (input) input.indeterminate = isPartial ?? false;
          }}
          onChange={(event) => onChange(event.target.checked)}
          className="peer absolute inset-0 z-20 size-full cursor-[inherit] opacity-0"
        />
        <span aria-hidden className="checkbox__control peer-focus-visible:status-focused">
          <span className="checkbox__indicator">
            {isPartial ? (
              <Minus className="size-3 stroke-[2.5px] text-accent-foreground" />
            ) : (
              isSelected && <Check className="size-2.5 stroke-[2.5px] text-accent-foreground" />
            )}
          </span>
        </span>
        {children}
      </span>
    </label>
  );
}
