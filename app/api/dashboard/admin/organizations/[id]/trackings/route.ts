import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listTrackings } from "@/lib/operations/admin/list-trackings";
import { AdminTrackings, AdminTrackingsQuery } from "@/lib/operations/admin/schemas";

export const GET = dashboardRoute(
  { right: "admin", params: OrganizationId, query: AdminTrackingsQuery, answer: AdminTrackings },
  (ctx, { params, query }) => listTrackings(ctx, { ...query, ...params }),
);
