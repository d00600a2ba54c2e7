import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { getSubscriberCounts } from "@/lib/social/list";
import { getSubscriberCountsOperation } from "@/lib/social/operations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getSubscriberCountsOperation, getSubscriberCounts),
});
