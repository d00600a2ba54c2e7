"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { isDialogOpen, isPlainKey } from "@/components/ui/plain-key";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import type { Selection } from "./selection";

interface ListKeys {
  /** Contains the search field and the rows, each with `data-row` and a link with `data-row-link`. */
  list: RefObject<HTMLElement | null>;
  rows: readonly VideoRow[];
  selection: Selection;
  isFiltered: boolean;
  onClearFilters: () => void;
}

/**
 * The list's shortcuts: j and k move the focus between the rows' links, so that Enter opens the video; x selects the row
 * in focus; / focuses the search; Escape clears the selection, then the filters.
 */
export function useListKeys({ list, rows, selection, isFiltered, onClearFilters }: ListKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const root = list.current;
    if (!root || event.defaultPrevented || !isPlainKey(event) || isDialogOpen()) return;
    const lines = [...root.querySelectorAll<HTMLElement>("[data-row]")].filter((line) => line.checkVisibility());
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    const acts: Record<string, () => unknown> = {
      j: () => focusRow(lines[Math.min(at + 1, lines.length - 1)]),
      k: () => focusRow(lines[Math.max(at - 1, 0)]),
      x: () => {
        const row = rows.find(({ id }) => id === lines[at]?.dataset.row);
        return row && toggle(selection, row);
      },
      "/": () => root.querySelector<HTMLElement>("input[type=search]")?.focus(),
    };
    if (selection.videos.length > 0) acts.Escape = () => selection.clear();
    else if (isFiltered) acts.Escape = onClearFilters;
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Before a pop-up closes on the same Escape.
    window.addEventListener("keydown", listener, { capture: true });
    return () => window.removeEventListener("keydown", listener, { capture: true });
  }, []);
}

const toggle = (selection: Selection, row: VideoRow) => selection.toggle([row], !selection.has(row.id));

function focusRow(line: HTMLElement | undefined): void {
  line?.querySelector<HTMLElement>("[data-row-link]")?.focus();
}
