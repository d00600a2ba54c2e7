import { TabLinks } from "@/components/ui/tab-links";
import type { Section } from "./search-params";

const NAMES: Record<Section, string> = {
  members: "Members",
  connections: "Connected accounts",
  settings: "Settings",
  audit: "Audit log",
};

export function SectionLinks({ current, sections }: { current: Section; sections: readonly Section[] }) {
  return (
    <TabLinks
      label="Sections"
      keepsScroll
      tabs={sections.map((section) => ({
        href: section === "members" ? "/organization" : `/organization?tab=${section}`,
        name: NAMES[section],
        isCurrent: section === current,
      }))}
    />
  );
}
