import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AuditPage, AuditQuery } from "@/lib/core/audit/schemas";
import { listOwnAudit } from "@/lib/operations/audit/list-own";

export const GET = dashboardRoute(
  { right: "organization:manage", query: AuditQuery, answer: AuditPage },
  (ctx, { query }) => listOwnAudit(ctx, query),
);
