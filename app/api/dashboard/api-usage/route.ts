import { dashboardRoute } from "@/app/api/dashboard/handle";
import { ApiUsage, ApiUsageQuery } from "@/lib/requests/schemas";
import { getApiUsage } from "@/lib/requests/usage";

export const GET = dashboardRoute({ right: "usage:read", query: ApiUsageQuery, answer: ApiUsage }, (ctx, { query }) =>
  getApiUsage(ctx, query),
);
