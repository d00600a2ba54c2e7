import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listOrganizations } from "@/lib/operations/admin/list-organizations";
import { OrganizationRows, OrganizationsQuery } from "@/lib/operations/admin/schemas";

export const GET = dashboardRoute(
  { right: "admin", query: OrganizationsQuery, answer: OrganizationRows },
  (ctx, { query }) => listOrganizations(ctx, query),
);
