import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { trackVideoOperation } from "@/lib/videos/operations";
import { trackVideo } from "@/lib/videos/track";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: bind(trackVideoOperation, trackVideo),
});
