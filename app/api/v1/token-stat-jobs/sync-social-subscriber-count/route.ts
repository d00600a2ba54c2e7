import { syncSubscriberCounts } from "@/lib/channels/social/sync";
import { syncSubscriberCountsOperation } from "@/rest/operations/social";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: bind(syncSubscriberCountsOperation, syncSubscriberCounts),
});
