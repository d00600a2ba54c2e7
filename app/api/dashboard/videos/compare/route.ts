import { dashboardRoute } from "@/app/api/dashboard/handle";
import { COMPARE_LIMIT } from "@/app/api/dashboard/limits";
import { compareVideos } from "@/lib/compare/compare-videos";
import { CompareQuery, Comparison } from "@/lib/compare/schemas";

export const GET = dashboardRoute(
  { right: "videos:read", query: CompareQuery, limit: COMPARE_LIMIT, answer: Comparison },
  (ctx, { query }) => compareVideos(ctx, query),
);
