import { dashboardRoute } from "@/app/api/dashboard/handle";
import { compareVideos } from "@/lib/compare/compare-videos";
import { CompareQuery, Comparison } from "@/lib/compare/schemas";

export const GET = dashboardRoute({ right: "videos:read", query: CompareQuery, answer: Comparison }, (ctx, { query }) =>
  compareVideos(ctx, query),
);
