"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Label } from "@heroui/react/label";
import { Check, ChevronDown, Copy, FileText } from "lucide-react";
import { useEffect, useState } from "react";

const WORDS = { copied: "Copied", failed: "Couldn't copy" } as const;

/** A menu with the page in Markdown, for a prompt or a note. */
export function CopyPage({ twin }: { twin: string }) {
  const [outcome, setOutcome] = useState<keyof typeof WORDS | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    copyText(twin).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  return (
    <Dropdown>
      <Dropdown.Trigger className="tap-target inline-flex min-h-8 items-center gap-1.5 rounded-md border border-rule px-2.5 text-xs hover:bg-default/60 print:hidden">
        {outcome === "copied" ? (
          <Check aria-hidden className="size-3.5 text-success" />
        ) : (
          <Copy aria-hidden className="size-3.5 text-muted" />
        )}
        <span aria-live="polite">{outcome ? WORDS[outcome] : "Copy page"}</span>
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom end" className="min-w-48">
        <Dropdown.Menu aria-label="Copy page">
          <Dropdown.Item id="copy" textValue="Copy as Markdown" onAction={() => void copy()}>
            <Copy aria-hidden className="size-4 text-muted" />
            <Label>Copy as Markdown</Label>
          </Dropdown.Item>
          <Dropdown.Item id="view" href={twin} target="_blank" textValue="View as Markdown">
            <FileText aria-hidden className="size-4 text-muted" />
            <Label>View as Markdown</Label>
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
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
