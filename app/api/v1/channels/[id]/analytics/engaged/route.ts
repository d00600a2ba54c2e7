import { listEngagedInfluencersOperation } from "@/lib/channels/analytics-operations";
import { listEngagedInfluencers } from "@/lib/channels/engaged";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(listEngagedInfluencersOperation, listEngagedInfluencers),
});
