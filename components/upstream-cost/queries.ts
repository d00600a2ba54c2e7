import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { SetUpstreamCeilings, SetUpstreamPrice } from "@/lib/operations/upstream-cost/schemas";
import * as cost from "@/rest/dashboard/endpoints/upstream-cost";

const EVERY_MS = 15_000;

export const upstreamCostQuery = queryOptions({
  queryKey: ["admin", "upstream-cost"],
  queryFn: ({ signal }) => api(cost.getUpstreamCost, { signal }),
  refetchInterval: EVERY_MS,
});

export const setUpstreamPrice = (source: string, body: SetUpstreamPrice, signal: AbortSignal) =>
  api(cost.setUpstreamPrice, { params: { source }, body, signal });
export const setUpstreamCeilings = (source: string, body: SetUpstreamCeilings, signal: AbortSignal) =>
  api(cost.setUpstreamCeilings, { params: { source }, body, signal });
