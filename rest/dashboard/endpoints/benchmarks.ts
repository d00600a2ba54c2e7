import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/benchmarks";

export const getVideoBenchmark = endpoint<typeof schemas.getVideoBenchmark>({
  method: "GET",
  path: "/api/dashboard/videos/{id}/benchmark",
  right: "videos:read",
});

/** For the videos of a page of the list. */
export const listOutliers = endpoint<typeof schemas.listOutliers>({
  method: "GET",
  path: "/api/dashboard/videos/outliers",
  right: "videos:read",
});
