import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getOrganization } from "@/lib/operations/admin/get-organization";
import { OrganizationDetail } from "@/lib/operations/admin/schemas";

export const GET = dashboardRoute(
  { right: "admin", params: OrganizationId, answer: OrganizationDetail },
  (ctx, { params }) => getOrganization(ctx, params),
);
