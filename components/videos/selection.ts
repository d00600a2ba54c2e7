"use client";

import { useMemo, useState } from "react";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";

export interface Selection {
  /** In the order they were selected, as they stood when last seen. */
  videos: readonly VideoRow[];
  has(id: string): boolean;
  /** Selects the rows, or lets go of them. */
  toggle(rows: readonly VideoRow[], isSelected: boolean): void;
  /** Changes what is known of those among the selected that are on no page in view. */
  change(change: (row: VideoRow) => VideoRow): void;
  clear(): void;
}

/** What is selected, on this page and on others: it survives paging and filtering, in memory. */
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
