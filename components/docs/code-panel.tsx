"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { CodeText } from "./code-text";

interface CodePanelProps {
  /** Label for screen readers: "Example in Python". */
  label: string;
  text: string;
  /** Name of the language, as in a Markdown fence; colors the text. */
  language: string;
  /** Shown at the top instead of the label. */
  head?: ReactNode;
}

/** Code with a copy button, wrapped on narrow pages. */
export function CodePanel({ label, text, language, head }: CodePanelProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border border-rule bg-(--background-side)">
      <div className="flex min-h-10 items-center justify-between gap-2 border-rule border-b pr-1.5 pl-4">
        <figcaption className="min-w-0 text-muted text-xs">{head ?? label}</figcaption>
        <CopyButton text={text} label={`Copy: ${label}`} isIconOnly variant="ghost" />
      </div>
      <CodeText text={text} language={language} />
    </figure>
  );
}
