import { listIncomingMentionsOperation } from "@/lib/channels/analytics-operations";
import { listIncomingMentions } from "@/lib/channels/mentions";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listIncomingMentionsOperation, listIncomingMentions),
});
