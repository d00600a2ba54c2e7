import { stopVideo } from "@/lib/tracking/videos/stop";
import { stopVideoOperation } from "@/rest/operations/videos";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: bind(stopVideoOperation, stopVideo),
});
