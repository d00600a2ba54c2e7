import { getChannel } from "@/lib/channels/channels/get";
import { getChannelOperation } from "@/rest/operations/channels";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getChannelOperation, getChannel),
});
