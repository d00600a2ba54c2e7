import { dashboardRoute } from "@/app/api/dashboard/handle";
import { COMPARE_LIMIT } from "@/app/api/dashboard/limits";
import { compareVideos } from "@/lib/tracking/compare/compare-videos";
import { CompareQuery, Comparison } from "@/lib/tracking/compare/schemas";

export const GET = dashboardRoute(
  { right: "videos:read", query: CompareQuery, limit: COMPARE_LIMIT, answer: Comparison },
  (ctx, { query }) => compareVideos(ctx, query),
);
