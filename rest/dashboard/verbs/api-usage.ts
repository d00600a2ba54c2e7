import * as usage from "@/lib/developers/api-usage/get";
import type * as endpoints from "@/rest/dashboard/endpoints/api-usage";
import type { VerbsOf } from "@/rest/dashboard/verb";
import { operationOf } from "@/rest/documented-routes";

export { exportApiUsage } from "@/lib/developers/api-usage/export";

export const getApiUsage: VerbsOf<typeof endpoints>["getApiUsage"] = (ctx, query) =>
  usage.getApiUsage(ctx, query, operationOf);
