import { getVideo } from "@/lib/tracking/videos/get";
import { getVideoOperation } from "@/rest/operations/videos";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getVideoOperation, getVideo),
});
