import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireMembership } from "@/app/session";
import { ADMIN_TABS } from "@/components/admin/tabs";
import { SectionTabs } from "@/components/ui/section-tabs";

/** Only for the people who run the service; for anyone else it doesn't exist. (Each page's verb checks it too.) */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { membership } = await requireMembership();
  if (!membership.user.isAdmin) notFound();
  return (
    <>
      <SectionTabs label="Admin" tabs={ADMIN_TABS} />
      {children}
    </>
  );
}
