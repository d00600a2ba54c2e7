import { listVideos } from "@/lib/tracking/videos/list";
import { listVideosOperation } from "@/rest/operations/videos";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listVideosOperation, listVideos),
});
