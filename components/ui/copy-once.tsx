"use client";

import { CopyButton } from "@/components/ui/copy-button";

interface CopyOnceProps {
  /** A secret that isn't shown again. */
  text: string;
  /** What is copied, in a sentence. */
  what?: string;
  /** What the button copies: "Copy key". */
  label: string;
  testId: string;
}

/** A secret with a button that copies it, and a warning that it is shown only now. */
export function CopyOnce({ text, what = "it", label, testId }: CopyOnceProps) {
  return (
    <>
      <p className="font-medium text-warning">Copy {what} now. You won't see it again.</p>
      <div className="flex flex-wrap items-center gap-2 rounded-md border border-border bg-default/50 p-2">
        <code data-testid={testId} className="min-w-0 flex-1 select-all break-all font-mono">
          {text}
        </code>
        <CopyButton text={text} label={label} />
      </div>
    </>
  );
}
