"use client";

import Link from "next/link";
import type { Section } from "./search-params";

const NAMES: Record<Section, string> = { members: "Members", settings: "Settings", audit: "Audit log" };

/** The sections of the page; each is a link, so that the server loads its data. */
export function SectionLinks({ current, sections }: { current: Section; sections: readonly Section[] }) {
  return (
    <nav aria-label="Sections" className="-mx-4 mb-5 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-1">
        {sections.map((section) => (
          <li key={section}>
            <Link
              href={section === "members" ? "/organization" : `/organization?tab=${section}`}
              scroll={false}
              aria-current={section === current ? "page" : undefined}
              className={`flex min-h-11 items-center whitespace-nowrap rounded-md px-3 font-medium md:min-h-9 ${
                section === current ? "bg-default text-foreground" : "text-muted hover:text-foreground"
              }`}
            >
              {NAMES[section]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
