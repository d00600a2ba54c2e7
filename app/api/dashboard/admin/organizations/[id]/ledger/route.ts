import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listOrganizationLedger } from "@/lib/operations/admin/list-ledger";
import { AdminLedger, AdminLedgerQuery } from "@/lib/operations/admin/schemas";

export const GET = dashboardRoute(
  { right: "admin", params: OrganizationId, query: AdminLedgerQuery, answer: AdminLedger },
  (ctx, { params, query }) => listOrganizationLedger(ctx, { ...query, ...params }),
);
