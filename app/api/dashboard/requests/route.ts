import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listRequests } from "@/lib/requests/list";
import { RequestPage, RequestsQuery } from "@/lib/requests/schemas";

export const GET = dashboardRoute(
  { right: "usage:read", query: RequestsQuery, answer: RequestPage },
  (ctx, { query }) => listRequests(ctx, query),
);
