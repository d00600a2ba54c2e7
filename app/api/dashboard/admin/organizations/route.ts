import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listOrganizations } from "@/lib/admin/list-organizations";
import { OrganizationRows, OrganizationsQuery } from "@/lib/admin/schemas";

export const GET = dashboardRoute(
  { right: "admin", query: OrganizationsQuery, answer: OrganizationRows },
  (ctx, { query }) => listOrganizations(ctx, query),
);
