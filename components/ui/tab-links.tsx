"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";

export interface TabLink {
  href: string;
  name: string;
  isCurrent: boolean;
}

interface TabLinksProps {
  /** Name of the row for screen readers. */
  label: string;
  tabs: readonly TabLink[];
  /** Leaves the reader at the same place of the page. */
  keepsScroll?: boolean;
}

/** Tabs that are links, so that the server loads what they show; on phones only the row scrolls, to the current tab. */
export function TabLinks({ label, tabs, keepsScroll = false }: TabLinksProps) {
  const row = useRef<HTMLElement>(null);
  const current = tabs.findIndex(({ isCurrent }) => isCurrent);
  useEffect(() => {
    const tab = row.current?.querySelectorAll("li")[current];
    // Not scrollIntoView, which may scroll the page too.
    if (row.current && tab) row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.clientWidth) / 2;
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className="-mx-4 mb-6 overflow-x-auto border-rule border-b px-4 md:mx-0 md:px-0">
      <ul className="flex gap-1">
        {tabs.map(({ href, name, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              scroll={!keepsScroll}
              aria-current={isCurrent ? "page" : undefined}
              className={`-mb-px flex min-h-11 items-center whitespace-nowrap border-b-2 px-3 font-medium ${
                isCurrent ? "border-accent text-foreground" : "border-transparent text-muted hover:text-foreground"
              }`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
