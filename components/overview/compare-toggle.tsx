"use client";

import { useEffect, useEffectEvent } from "react";
import { COMPARE_COOKIE, COOKIE_SECONDS } from "./cookies";

const KEY = "c";

/** Remembers the choice in a cookie, so that the server draws the page accordingly. */
export function rememberComparison(isCompared: boolean): void {
  const value = isCompared ? "on" : "off";
  // By assignment, because not every browser has the Cookie Store API.
  Object.assign(document, { cookie: `${COMPARE_COOKIE}=${value}; path=/; max-age=${COOKIE_SECONDS}; samesite=lax` });
}

interface CompareToggleProps {
  isCompared: boolean;
  onChange: (isCompared: boolean) => void;
}

/** Shows or hides the earlier period; the key C does the same, except while typing. */
export function CompareToggle({ isCompared, onChange }: CompareToggleProps) {
  const toggle = useEffectEvent(() => onChange(!isCompared));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== KEY || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      const at = event.target;
      if (at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"))) return;
      // Lists and dialogs use letters themselves.
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]')) return;
      toggle();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isCompared}
      aria-keyshortcuts="C"
      onClick={() => onChange(!isCompared)}
      className="tap-target flex h-8 shrink-0 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-default/60"
    >
      <span
        aria-hidden
        className={`relative h-4 w-7 rounded-full transition-colors ${isCompared ? "bg-accent" : "bg-(--field-border)"}`}
      >
        <span
          className={`absolute top-0.5 left-0 size-3 rounded-full bg-white transition-transform ${isCompared ? "translate-x-3.5" : "translate-x-0.5"}`}
        />
      </span>
      Compare
      <kbd aria-hidden className="rounded border border-border px-1 font-sans text-muted text-xs pointer-coarse:hidden">
        C
      </kbd>
    </button>
  );
}
