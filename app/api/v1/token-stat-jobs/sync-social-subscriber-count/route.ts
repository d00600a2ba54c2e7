import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { syncSubscriberCountsOperation } from "@/lib/social/operations";
import { syncSubscriberCounts } from "@/lib/social/sync";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: bind(syncSubscriberCountsOperation, syncSubscriberCounts),
});
