import type { ReactNode } from "react";
import { SectionTabs } from "@/components/ui/section-tabs";

const TABS = [
  { href: "/keys", name: "API keys" },
  { href: "/requests", name: "API requests" },
  { href: "/usage", name: "API usage" },
  { href: "/webhooks", name: "Webhooks" },
];

export default function DevelopersLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SectionTabs label="Developers" tabs={TABS} />
      {children}
    </>
  );
}
