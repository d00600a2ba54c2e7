import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getApiUsage } from "@/lib/developers/api-usage/get";
import { ApiUsage, ApiUsageQuery } from "@/lib/developers/api-usage/schemas";
import { operationOf } from "@/rest/documented-routes";

export const GET = dashboardRoute({ right: "usage:read", query: ApiUsageQuery, answer: ApiUsage }, (ctx, { query }) =>
  getApiUsage(ctx, query, operationOf),
);
