"use client";

import { AuditActs } from "@/components/audit/audit-acts";
import { auditFile, auditQuery } from "./queries";

/** Renders the audit log of all organizations or of one, for admins. */
export function AuditLog({ organization }: { organization?: string }) {
  return (
    <AuditActs
      organization={organization}
      read={auditQuery}
      fileOf={auditFile}
      note="Actions by admins, owners and managers are recorded permanently. Entries can't be changed."
    />
  );
}
