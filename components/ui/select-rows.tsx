"use client";

import { Checkbox } from "@heroui/react/checkbox";
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
    <Checkbox
      aria-label={`Select ${name}`}
      isSelected={selection.has(row.id)}
      onChange={(isSelected) => selection.toggle([row], isSelected)}
    >
      <Checkbox.Content className={TARGET}>
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
      </Checkbox.Content>
    </Checkbox>
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
    <Checkbox
      aria-label="Select all on this page"
      isSelected={rows.length > 0 && selected === rows.length}
      isIndeterminate={selected > 0 && selected < rows.length}
      onChange={(isSelected) => selection.toggle(rows, isSelected)}
    >
      <Checkbox.Content className={isLabelSeen ? "tap-target min-h-9 items-center gap-2 text-sm" : TARGET}>
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        {isLabelSeen && "Select all on this page"}
      </Checkbox.Content>
    </Checkbox>
  );
}
