import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { listVideoStats } from "@/lib/videos/stats";
import { listVideoStatsOperation } from "@/lib/videos/stats-operation";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listVideoStatsOperation, listVideoStats),
});
