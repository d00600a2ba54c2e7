import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listAudit } from "@/lib/audit/list";
import { AdminAuditQuery, AuditPage } from "@/lib/audit/schemas";

export const GET = dashboardRoute({ right: "admin", query: AdminAuditQuery, answer: AuditPage }, (ctx, { query }) =>
  listAudit(ctx, query),
);
