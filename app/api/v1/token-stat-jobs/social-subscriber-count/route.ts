import { getSubscriberCounts } from "@/lib/channels/social/list";
import { getSubscriberCountsOperation } from "@/rest/operations/social";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getSubscriberCountsOperation, getSubscriberCounts),
});
