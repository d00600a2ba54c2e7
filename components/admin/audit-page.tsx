import { PageHeader } from "@/components/ui/page-header";
import { AuditLog } from "./audit-log";

export function AuditPage() {
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every act of an admin, an owner or a manager, newest first. Nothing here can be changed or removed."
      />
      <AuditLog />
    </>
  );
}
