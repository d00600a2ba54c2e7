"use client";

import { AuditActs } from "./audit-acts";
import { auditFile, auditQuery } from "./queries";

/** The audit log of everybody or of one organization, as admins read it. */
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
