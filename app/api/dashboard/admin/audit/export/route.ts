import { downloadRoute } from "@/app/api/dashboard/download";
import { exportAudit } from "@/lib/audit/export";
import { AdminAuditQuery } from "@/lib/audit/schemas";

export const GET = downloadRoute({ right: "admin", query: AdminAuditQuery }, (ctx, { query }) =>
  exportAudit(ctx, query),
);
