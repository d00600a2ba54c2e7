"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "./tab-links";

export interface SectionTab {
  href: string;
  name: string;
}

/** The pages of one place, as tabs above their content. */
export function SectionTabs({ label, tabs }: { label: string; tabs: readonly SectionTab[] }) {
  const pathname = usePathname();
  return (
    <TabLinks
      label={label}
      tabs={tabs.map((tab) => ({
        ...tab,
        isCurrent: pathname === tab.href || pathname.startsWith(`${tab.href}/`),
      }))}
    />
  );
}
