import { TabLinks } from "@/components/ui/tab-links";
import { SECTIONS } from "./search-params";

type Section = (typeof SECTIONS)[number];
const NAMES: Record<Section, string> = {
  overview: "Overview",
  trackings: "Trackings",
  ledger: "Ledger",
  audit: "Audit log",
};

export function SectionLinks({ id, current }: { id: string; current: Section }) {
  return (
    <TabLinks
      label="Sections"
      keepsScroll
      tabs={SECTIONS.map((section) => ({
        href: `/admin/organizations/${encodeURIComponent(id)}${section === "overview" ? "" : `?tab=${section}`}`,
        name: NAMES[section],
        isCurrent: section === current,
      }))}
    />
  );
}
