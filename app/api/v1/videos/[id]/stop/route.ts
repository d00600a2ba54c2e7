import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { stopVideoOperation } from "@/lib/videos/operations";
import { stopVideo } from "@/lib/videos/stop";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: bind(stopVideoOperation, stopVideo),
});
