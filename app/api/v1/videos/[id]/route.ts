import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { getVideo } from "@/lib/videos/get";
import { getVideoOperation } from "@/lib/videos/operations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getVideoOperation, getVideo),
});
