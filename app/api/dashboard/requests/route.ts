import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listRequests } from "@/lib/developers/requests/list";
import { RequestPage, RequestsQuery } from "@/lib/developers/requests/schemas";
import { operationOf } from "@/rest/documented-routes";

export const GET = dashboardRoute(
  { right: "usage:read", query: RequestsQuery, answer: RequestPage },
  (ctx, { query }) => listRequests(ctx, query, operationOf),
);
