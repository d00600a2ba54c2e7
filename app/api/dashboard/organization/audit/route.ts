import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listOwnAudit } from "@/lib/audit/list-own";
import { AuditPage, AuditQuery } from "@/lib/audit/schemas";

export const GET = dashboardRoute(
  { right: "organization:manage", query: AuditQuery, answer: AuditPage },
  (ctx, { query }) => listOwnAudit(ctx, query),
);
