"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

/** For how long the button shows the outcome. */
const SHOWN_MS = 3000;

interface CopyCodeProps {
  text: string;
  /** What is copied: "Copy: Track a video in curl". */
  label: string;
}

/** Copies code. A plain button: the landing page has none of the dashboard's components. */
export function CopyCode({ text, label }: CopyCodeProps) {
  const [outcome, setOutcome] = useState<"Copied" | "Not allowed: select and copy by hand" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    // Without HTTPS or permission there is no clipboard.
    const isDone = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(isDone ? "Copied" : "Not allowed: select and copy by hand");
  }

  return (
    <button
      type="button"
      aria-label={outcome ?? label}
      title={outcome ?? undefined}
      onClick={copy}
      className="button button--sm button--ghost button--icon-only shrink-0"
    >
      {outcome === "Copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
    </button>
  );
}
