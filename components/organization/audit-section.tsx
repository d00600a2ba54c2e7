"use client";

import { AuditActs } from "@/components/audit/audit-acts";
import { ownAuditQuery } from "./queries";

/** The organization's part of the audit log. */
export function AuditSection() {
  return (
    <AuditActs
      organization=""
      read={ownAuditQuery}
      note="What owners, managers and the people who run the service do here stands here for good."
    />
  );
}
