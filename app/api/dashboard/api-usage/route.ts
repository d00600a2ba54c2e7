import { dashboardRoute } from "@/app/api/dashboard/handle";
import { ApiUsage, ApiUsageQuery } from "@/lib/developers/requests/schemas";
import { getApiUsage } from "@/lib/developers/requests/usage";
import { operationOf } from "@/rest/documented-routes";

export const GET = dashboardRoute({ right: "usage:read", query: ApiUsageQuery, answer: ApiUsage }, (ctx, { query }) =>
  getApiUsage(ctx, query, operationOf),
);
