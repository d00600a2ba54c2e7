"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { loadSearchIndex } from "./load-index";

const loadDialog = () => import("./search-dialog");
const SearchDialog = dynamic(loadDialog, { ssr: false });

/** Loads the dialog and the index: a press is likely. Opening retries what fails here. */
const prepare = () => {
  void loadDialog().catch(() => undefined);
  void loadSearchIndex().catch(() => undefined);
};

/** Opens the search by pointer, with `/`, or with Ctrl+K or ⌘K. */
export function SearchButton() {
  const [isOpen, setIsOpen] = useState(false);
  // Once opened, the dialog stays mounted: it returns the focus.
  const [wasOpened, setWasOpened] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event) || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      setWasOpened(true);
      setIsOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-label="Search the documentation"
        aria-keyshortcuts="/ Meta+K Control+K"
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => {
          setWasOpened(true);
          setIsOpen(true);
        }}
        className="tap-target tap-target--square inline-flex min-h-9 min-w-9 items-center justify-center gap-2 rounded-md text-muted hover:bg-default/60 lg:w-full lg:max-w-md lg:justify-start lg:border lg:border-rule lg:bg-(--background-side) lg:px-3"
      >
        <Search aria-hidden className="size-4" />
        <span className="max-lg:hidden">Search</span>
        <kbd aria-hidden className="ml-auto rounded border border-rule px-1.5 font-sans text-xs max-lg:hidden">
          /
        </kbd>
      </button>
      {wasOpened && <SearchDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function isShortcut(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false;
  if (event.key.toLowerCase() === "k") return event.metaKey !== event.ctrlKey && !event.shiftKey;
  const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
  return event.key === "/" && !event.metaKey && !event.ctrlKey && !isTyping;
}
