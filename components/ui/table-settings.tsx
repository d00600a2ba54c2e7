"use client";

import { Settings2 } from "lucide-react";
import { lazyOnTouch } from "./lazy-on-touch";
import { knownColumns, type TableLayout } from "./table-layout";
import { usePopup } from "./use-popup";

const TableSettingsPanel = lazyOnTouch(() =>
  import("./table-settings-panel").then((module) => module.TableSettingsPanel),
);

interface TableSettingsProps<Column extends string> {
  layout: TableLayout<Column>;
  /** In the default order. */
  columns: readonly Column[];
  names: Readonly<Record<Column, string>>;
  defaults: TableLayout<Column>;
  onChange: (layout: TableLayout<Column>) => void;
}

/** Opens the choice of a table's columns and of its row height. */
export function TableSettings<Column extends string>(props: TableSettingsProps<Column>) {
  const { layout, columns, names, defaults, onChange } = props;
  const { trigger, popup } = usePopup("dialog", TableSettingsPanel.prepare);
  return (
    <>
      <button
        {...trigger}
        aria-label="Columns and row height"
        title="Columns and row height"
        className="tap-target tap-target--square grid size-8 place-items-center rounded-md text-muted hover:bg-default hover:text-foreground"
      >
        <Settings2 aria-hidden size={16} />
      </button>
      <TableSettingsPanel
        {...popup}
        layout={layout}
        names={Object.fromEntries(columns.map((column) => [column, names[column]]))}
        defaults={defaults}
        onChange={(next) => onChange({ ...next, columns: knownColumns(next.columns, columns) })}
      />
    </>
  );
}
