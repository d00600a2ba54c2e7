"use client";

import { useEffect, useEffectEvent } from "react";
import { isDialogOpen, isPlainKey } from "@/components/ui/plain-key";

const KEY = "c";

interface CompareToggleProps {
  isCompared: boolean;
  onChange: (isCompared: boolean) => void;
}

/** Shows or hides the earlier period; the key C does the same, except while typing. */
export function CompareToggle({ isCompared, onChange }: CompareToggleProps) {
  const toggle = useEffectEvent(() => onChange(!isCompared));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Lists and dialogs use letters themselves.
      if (event.key.toLowerCase() === KEY && isPlainKey(event) && !isDialogOpen()) toggle();
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
      className="tap-target flex h-8 shrink-0 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-default/60 print:hidden"
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
