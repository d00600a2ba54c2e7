"use client";

import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { DENSITIES, type Density } from "@/lib/tracking/videos/choice-rules";
import { PanelPopup } from "./panel-popup";
import { Segments } from "./segments";
import { movedColumn, type TableLayout, withColumn } from "./table-layout";
import type { PopupProps } from "./use-popup";

interface TableSettingsPanelProps extends PopupProps {
  layout: TableLayout<string>;
  /** Name of each column by its ID, in the default order. */
  names: Readonly<Record<string, string>>;
  defaults: TableLayout<string>;
  onChange: (layout: TableLayout<string>) => void;
}

const DENSITY_NAMES: Record<Density, string> = { comfortable: "Comfortable", compact: "Compact" };

export function TableSettingsPanel({ layout, names, defaults, onChange, ...popup }: TableSettingsPanelProps) {
  const { columns } = layout;
  const change = (next: readonly string[]) => onChange({ ...layout, columns: next });
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef<{ column: string; by: -1 | 1 } | null>(null);
  const move = (column: string, by: -1 | 1) => {
    moved.current = { column, by };
    change(movedColumn(columns, column, by));
  };
  // A line that moves in the document loses the focus, and at an end its button is disabled: the other one takes over.
  useLayoutEffect(() => {
    if (!moved.current) return;
    const { column, by } = moved.current;
    moved.current = null;
    const at = columns.indexOf(column);
    const isAtEnd = at === (by === 1 ? columns.length - 1 : 0);
    list.current?.querySelector<HTMLElement>(`[data-move="${column} ${isAtEnd ? -by : by}"]`)?.focus();
  }, [columns]);
  const hidden = Object.keys(names).filter((column) => !columns.includes(column));
  return (
    <PanelPopup {...popup} label="Columns and row height" className="w-72 max-w-[calc(100vw-2rem)]">
      <h2 className="px-1 pb-2 font-medium text-sm">Row height</h2>
      <Segments
        label="Row height"
        options={DENSITIES.map((id) => ({ id, name: DENSITY_NAMES[id] }))}
        value={layout.density}
        onChange={(density) => onChange({ ...layout, density })}
        isWide
      />
      <div className="flex items-center justify-between px-1 pt-4 pb-1">
        <h2 className="font-medium text-sm">Columns</h2>
        <Button size="sm" variant="ghost" onPress={() => onChange(defaults)}>
          Reset
        </Button>
      </div>
      <ul ref={list} aria-label="Columns in order">
        {[...columns, ...hidden].map((column, index) => {
          const name = names[column];
          const isShown = index < columns.length;
          return (
            <li key={column} className="flex h-8 items-center pointer-coarse:h-11">
              <Checkbox
                isSelected={isShown}
                onChange={(isSelected) => change(withColumn(columns, column, isSelected))}
                className="min-w-0 flex-1"
              >
                <Checkbox.Content className="min-w-0 items-center gap-2 px-1 text-sm">
                  <Checkbox.Control>
                    <Checkbox.Indicator />
                  </Checkbox.Control>
                  {name}
                </Checkbox.Content>
              </Checkbox>
              {isShown && (
                <>
                  <Button
                    isIconOnly
                    size="sm"
                    variant="ghost"
                    aria-label={`Move ${name} up`}
                    data-move={`${column} -1`}
                    isDisabled={index === 0}
                    onPress={() => move(column, -1)}
                  >
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    isIconOnly
                    size="sm"
                    variant="ghost"
                    aria-label={`Move ${name} down`}
                    data-move={`${column} 1`}
                    isDisabled={index === columns.length - 1}
                    onPress={() => move(column, 1)}
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </PanelPopup>
  );
}
