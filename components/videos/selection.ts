"use client";

import { useMemo, useState } from "react";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";

export interface Selection {
  /** In the order of selection, in the state last seen. */
  videos: readonly VideoRow[];
  has(id: string): boolean;
  /** Selects or deselects the rows. */
  toggle(rows: readonly VideoRow[], isSelected: boolean): void;
  /** Updates selected rows that are not on the current page. */
  change(change: (row: VideoRow) => VideoRow): void;
  clear(): void;
}

/** The selection across pages, in memory: it survives paging and filtering. */
export function useSelection(inView: readonly VideoRow[]): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, VideoRow>>(new Map());
  return useMemo(() => {
    const fresh = new Map(inView.map((row) => [row.id, row]));
    return {
      videos: [...chosen.values()].map((row) => fresh.get(row.id) ?? row),
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
