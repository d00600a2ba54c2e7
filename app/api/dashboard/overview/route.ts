import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getOverview } from "@/lib/tracking/overview/get";
import { Overview, OverviewQuery } from "@/lib/tracking/overview/schemas";

export const GET = dashboardRoute({ right: "videos:read", query: OverviewQuery, answer: Overview }, (ctx, { query }) =>
  getOverview(ctx, query),
);
