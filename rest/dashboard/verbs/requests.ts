import * as requests from "@/lib/developers/requests/list";
import type * as endpoints from "@/rest/dashboard/endpoints/requests";
import type { VerbsOf } from "@/rest/dashboard/verb";
import { operationOf } from "@/rest/documented-routes";

export { exportRequests } from "@/lib/developers/requests/export";

export const listRequests: VerbsOf<typeof endpoints>["listRequests"] = (ctx, query) =>
  requests.listRequests(ctx, query, operationOf);
