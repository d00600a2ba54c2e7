import { searchChannelsOperation } from "@/lib/channels/operations";
import { searchChannels } from "@/lib/channels/search";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(searchChannelsOperation, searchChannels),
});
