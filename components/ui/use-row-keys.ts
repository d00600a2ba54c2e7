"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { isDialogOpen, isPlainKey } from "./plain-key";

interface RowKeys {
  /** Contains the search field and the rows, each with `data-row` (its ID) and a link with `data-row-link`. */
  list: RefObject<HTMLElement | null>;
  /** What a further key does to the row in focus. Without a row it does nothing. */
  acts: Readonly<Record<string, (rowId: string) => void>>;
  /** What Escape does; null: nothing of its own. */
  onEscape: (() => void) | null;
}

/**
 * A list's shortcuts: j and k move the focus between the rows' links, so that Enter opens one; / focuses the search; other
 * keys act on the row in focus.
 */
export function useRowKeys({ list, acts, onEscape }: RowKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const root = list.current;
    if (!root || event.defaultPrevented || !isPlainKey(event) || isDialogOpen()) return;
    const lines = [...root.querySelectorAll<HTMLElement>("[data-row]")].filter((line) => line.checkVisibility());
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const rowId = lines[at]?.dataset.row;
    const act = acts[key];
    if (key === "j") focusRow(lines[Math.min(at + 1, lines.length - 1)]);
    else if (key === "k") focusRow(lines[Math.max(at - 1, 0)]);
    else if (key === "/") root.querySelector<HTMLElement>("input[type=search]")?.focus();
    else if (key === "Escape" && onEscape) onEscape();
    else if (act && rowId !== undefined) act(rowId);
    else if (!act) return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Before a pop-up closes on the same Escape.
    window.addEventListener("keydown", listener, { capture: true });
    return () => window.removeEventListener("keydown", listener, { capture: true });
  }, []);
}

function focusRow(line: HTMLElement | undefined): void {
  line?.querySelector<HTMLElement>("[data-row-link]")?.focus();
}
