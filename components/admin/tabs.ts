import type { SectionTab } from "@/components/ui/section-tabs";

/** Admin pages. */
export const ADMIN_TABS: readonly SectionTab[] = [
  { href: "/admin/organizations", name: "Organizations" },
  { href: "/admin/upstream-cost", name: "Upstream cost" },
  { href: "/admin/jobs", name: "Jobs" },
  { href: "/admin/audit", name: "Audit log" },
  { href: "/admin/mailbox", name: "Mailbox" },
];
