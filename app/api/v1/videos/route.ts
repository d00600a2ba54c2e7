import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { listVideos } from "@/lib/videos/list";
import { listVideosOperation } from "@/lib/videos/operations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listVideosOperation, listVideos),
});
