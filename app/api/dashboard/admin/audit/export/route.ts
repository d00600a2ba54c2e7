import { downloadRoute } from "@/app/api/dashboard/download";
import { AdminAuditQuery } from "@/lib/core/audit/schemas";
import { exportAudit } from "@/lib/operations/audit/export";

export const GET = downloadRoute({ right: "admin", query: AdminAuditQuery }, (ctx, { query }) =>
  exportAudit(ctx, query),
);
