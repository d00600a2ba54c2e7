import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AdminAuditQuery, AuditPage } from "@/lib/core/audit/schemas";
import { listAudit } from "@/lib/operations/audit/list";

export const GET = dashboardRoute({ right: "admin", query: AdminAuditQuery, answer: AuditPage }, (ctx, { query }) =>
  listAudit(ctx, query),
);
