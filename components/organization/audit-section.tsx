"use client";

import { AuditActs } from "@/components/audit/audit-acts";
import { ownAuditQuery } from "./queries";

/** The organization's part of the audit log. */
export function AuditSection() {
  return (
    <AuditActs
      organization=""
      read={ownAuditQuery}
      note="Actions by owners, managers and Clipscope's admins are recorded permanently."
    />
  );
}
