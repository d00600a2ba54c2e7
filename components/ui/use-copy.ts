"use client";

import { useEffect, useState } from "react";

/** For how long a button shows the outcome. */
const SHOWN_MS = 3000;

/**
 * Copies to the clipboard and keeps the outcome for three seconds.
 * @param write rejects where copying isn't allowed, as without HTTPS or permission
 */
export function useCopy(write: () => Promise<void>) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    void write().then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  return { outcome, copy };
}

/** Copies a text. @throws Error where there is no clipboard, as without HTTPS, or it refuses */
export async function writeText(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error("no clipboard");
  await navigator.clipboard.writeText(text);
}
