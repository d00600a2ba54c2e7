import { PageHeader } from "@/components/ui/page-header";
import { AuditLog } from "./audit-log";

export function AuditPage() {
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every action by an admin, owner or manager, newest first. Entries can't be changed or deleted."
      />
      <AuditLog />
    </>
  );
}
