"use client";

import { Check, ChevronDown, Copy, FileText } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useCopy } from "@/components/ui/use-copy";

const MENU = "copy-page-menu";
const ENTRY =
  "tap-target flex min-h-9 w-full cursor-pointer items-center gap-2 rounded-md px-2 text-left hover:bg-default/60";
const WORDS = { copied: "Copied", failed: "Couldn't copy" } as const;

/** A menu with the page in Markdown, for a prompt or a note. */
export function CopyPage({ twin }: { twin: string }) {
  const { outcome, copy } = useCopy(() => copyText(twin));
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => {
      const isInside = event.target instanceof Node && box.current?.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !isInside) setIsOpen(false);
    };
    for (const type of ["keydown", "pointerdown", "focusin"]) document.addEventListener(type, close);
    return () => {
      for (const type of ["keydown", "pointerdown", "focusin"]) document.removeEventListener(type, close);
    };
  }, [isOpen]);
  return (
    <div ref={box} className="relative print:hidden">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={MENU}
        onClick={() => setIsOpen(!isOpen)}
        className="tap-target inline-flex min-h-8 items-center gap-1.5 rounded-md border border-rule px-2.5 text-xs hover:bg-default/60"
      >
        {outcome === "copied" ? (
          <Check aria-hidden className="size-3.5 text-success" />
        ) : (
          <Copy aria-hidden className="size-3.5 text-muted" />
        )}
        <span aria-live="polite">{outcome ? WORDS[outcome] : "Copy page"}</span>
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </button>
      <div
        id={MENU}
        hidden={!isOpen}
        className="absolute right-0 z-10 mt-1 w-48 rounded-lg border border-rule bg-overlay p-1 shadow-lg max-sm:right-auto max-sm:left-0"
      >
        <button
          type="button"
          className={ENTRY}
          onClick={() => {
            setIsOpen(false);
            copy();
          }}
        >
          <Copy aria-hidden className="size-4 text-muted" />
          Copy as Markdown
        </button>
        <a href={twin} target="_blank" rel="noopener" className={ENTRY} onClick={() => setIsOpen(false)}>
          <FileText aria-hidden className="size-4 text-muted" />
          View as Markdown
        </a>
      </div>
    </div>
  );
}

/** The text is fetched while the clipboard waits: some browsers only allow copying right after a press. */
async function copyText(address: string): Promise<void> {
  const text = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    return new Blob([await response.text()], { type: "text/plain" });
  });
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
}
