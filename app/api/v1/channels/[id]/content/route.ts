import { listChannelContent } from "@/lib/channels/channels/content";
import { listChannelContentOperation } from "@/rest/operations/channels";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listChannelContentOperation, listChannelContent),
});
