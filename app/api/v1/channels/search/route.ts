import { searchChannels } from "@/lib/channels/channels/search";
import { searchChannelsOperation } from "@/rest/operations/channels";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(searchChannelsOperation, searchChannels),
});
