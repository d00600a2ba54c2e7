import { listOutgoingMentions } from "@/lib/channels/channels/mentions";
import { listOutgoingMentionsOperation } from "@/rest/operations/channel-analytics";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listOutgoingMentionsOperation, listOutgoingMentions),
});
