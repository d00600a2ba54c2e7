import { getUpstreamCost } from "@/lib/operations/upstream-cost/get-overview";
import * as ceilings from "@/lib/operations/upstream-cost/set-ceilings";
import * as prices from "@/lib/operations/upstream-cost/set-price";
import type * as endpoints from "@/rest/dashboard/endpoints/upstream-cost";
import type { VerbsOf } from "@/rest/dashboard/verb";

export { getUpstreamCost };

type Verbs = VerbsOf<typeof endpoints>;

export const setUpstreamPrice: Verbs["setUpstreamPrice"] = async (ctx, input) => {
  await prices.setUpstreamPrice(ctx, input);
  return getUpstreamCost(ctx);
};

export const setUpstreamCeilings: Verbs["setUpstreamCeilings"] = async (ctx, input) => {
  await ceilings.setUpstreamCeilings(ctx, input);
  return getUpstreamCost(ctx);
};
