import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireMembership } from "@/app/session";
import { ADMIN_TABS } from "@/components/admin/tabs";
import { SectionTabs } from "@/components/ui/section-tabs";

/** For the people who run the service; to anyone else there is no such place. (Each page's verb checks it too.) */
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
