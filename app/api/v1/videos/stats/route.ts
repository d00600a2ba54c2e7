import { listVideoStats } from "@/lib/tracking/videos/stats";
import { listVideoStatsOperation } from "@/rest/operations/stats";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listVideoStatsOperation, listVideoStats),
});
