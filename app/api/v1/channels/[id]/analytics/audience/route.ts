import { getChannelAudienceOperation } from "@/lib/channels/analytics-operations";
import { getChannelAudience } from "@/lib/channels/audience";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getChannelAudienceOperation, getChannelAudience),
});
