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
      note="Acts of admins, owners and managers stand here for good; the database refuses to change them."
    />
  );
}
