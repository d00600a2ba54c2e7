"use client";

import { useMemo, useState } from "react";

export interface Selection<Row> {
  /** In the order of selection, in the state last seen. */
  rows: readonly Row[];
  has(id: string): boolean;
  /** Selects or deselects the rows. */
  toggle(rows: readonly Row[], isSelected: boolean): void;
  /** Updates selected rows that are not on the current page. */
  change(change: (row: Row) => Row): void;
  clear(): void;
}

/** The selection across pages, in memory: it survives paging and filtering. */
export function useSelection<Row extends { id: string }>(inView: readonly Row[]): Selection<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  return useMemo(() => {
    const fresh = new Map(inView.map((row) => [row.id, row]));
    return {
      rows: [...chosen.values()].map((row) => fresh.get(row.id) ?? row),
      has: (id) => chosen.has(id),
      toggle: (rows, isSelected) =>
        setChosen((before) => {
          const after = new Map(before);
          for (const row of rows) {
            if (isSelected) after.set(row.id, row);
            else after.delete(row.id);
          }
          return after;
        }),
      change: (change) => setChosen((before) => new Map([...before].map(([id, row]) => [id, change(row)]))),
      clear: () => setChosen(new Map()),
    };
  }, [chosen, inView]);
}
