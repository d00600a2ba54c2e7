import { CompareQuery, Comparison } from "@/lib/tracking/compare/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { COMPARE_LIMIT } from "@/rest/dashboard/limits";

export const compareVideos = endpoint({
  method: "GET",
  path: "/api/dashboard/videos/compare",
  right: "videos:read",
  query: CompareQuery,
  limit: COMPARE_LIMIT,
  answer: Comparison,
});
