"use client";

import { Check, Copy } from "lucide-react";
import { useCopy, writeText } from "@/components/ui/use-copy";

const WORDS = { copied: "Copied", failed: "Copying isn't allowed: select and copy the text" } as const;

interface CopyCodeProps {
  text: string;
  /** What is copied: "Copy: Track a video in curl". */
  label: string;
}

/** Copies code. A plain button: the landing page has none of the dashboard's components. */
export function CopyCode({ text, label }: CopyCodeProps) {
  const { outcome, copy } = useCopy(() => writeText(text));
  const told = outcome && WORDS[outcome];
  return (
    <button
      type="button"
      aria-label={told ?? label}
      title={told ?? undefined}
      onClick={copy}
      className="button button--sm button--ghost button--icon-only shrink-0"
    >
      {outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
    </button>
  );
}
