import { getChannelQualityOperation } from "@/lib/channels/analytics-operations";
import { getChannelQuality } from "@/lib/channels/quality";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getChannelQualityOperation, getChannelQuality),
});
