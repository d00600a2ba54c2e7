import { listChannelContent } from "@/lib/channels/content";
import { listChannelContentOperation } from "@/lib/channels/operations";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listChannelContentOperation, listChannelContent),
});
