import { trackVideo } from "@/lib/tracking/videos/track";
import { trackVideoOperation } from "@/rest/operations/videos";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: bind(trackVideoOperation, trackVideo),
});
