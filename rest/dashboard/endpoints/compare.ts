import { endpoint } from "@/rest/dashboard/endpoint";
import { COMPARE_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/compare";

export const compareVideos = endpoint<typeof schemas.compareVideos>({
  method: "GET",
  path: "/api/dashboard/videos/compare",
  right: "videos:read",
  limit: COMPARE_LIMIT,
  worksWhileClosed: true,
});
