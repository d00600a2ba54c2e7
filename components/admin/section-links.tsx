"use client";

import Link from "next/link";
import type { SECTIONS } from "./search-params";

type Section = (typeof SECTIONS)[number];
const NAMES: Record<Section, string> = {
  overview: "Overview",
  trackings: "Trackings",
  ledger: "Ledger",
  audit: "Audit log",
};

/**
 * Renders links to the sections of an organization's page. They are links so that the server prefetches the section's
 * data.
 */
export function SectionLinks({ id, current }: { id: string; current: Section }) {
  return (
    <nav aria-label="Sections" className="-mx-4 mb-5 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-1">
        {Object.entries(NAMES).map(([section, name]) => (
          <li key={section}>
            <Link
              href={`/admin/organizations/${encodeURIComponent(id)}${section === "overview" ? "" : `?tab=${section}`}`}
              scroll={false}
              aria-current={section === current ? "page" : undefined}
              className={`flex min-h-11 items-center whitespace-nowrap rounded-md px-3 font-medium md:min-h-9 ${
                section === current ? "bg-default text-foreground" : "text-muted hover:text-foreground"
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
