import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { LedgerFilter, LedgerPage, ProposeAutoTopUp, SetThreshold, TopUpRequest } from "@/lib/billing/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import * as billing from "@/rest/dashboard/endpoints/billing";

const REFETCH_MS = 60_000;
const RUNWAY_REFETCH_MS = 10 * REFETCH_MS;

export const billingQuery = queryOptions({
  queryKey: ["billing"],
  queryFn: ({ signal }) => api(billing.getBilling, { signal }),
  refetchInterval: REFETCH_MS,
});

export const runwayQuery = (zone: string) =>
  queryOptions({
    queryKey: ["runway", zone],
    queryFn: ({ signal }) => api(billing.getRunway, { signal, query: { zone } }),
    refetchInterval: RUNWAY_REFETCH_MS,
  });

export const ledgerQuery = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ["ledger", filter],
    queryFn: ({ signal, pageParam }) => api(billing.listLedger, { signal, query: { ...filter, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: LedgerPage) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

/** Returns the path of the file with the same filter. */
export const ledgerFile = (filter: LedgerFilter): string => hrefOf(billing.exportLedger, { query: filter });

export const setThreshold = (body: SetThreshold, signal: AbortSignal) => api(billing.setThreshold, { body, signal });
export const requestTopUp = (body: TopUpRequest, signal: AbortSignal) => api(billing.requestTopUp, { body, signal });

export const proposeAutoTopUp = (body: ProposeAutoTopUp, signal: AbortSignal) =>
  api(billing.proposeAutoTopUp, { body, signal });
export const withdrawAutoTopUp = (id: string, signal: AbortSignal) =>
  api(billing.withdrawAutoTopUp, { params: { id }, signal });

export const refreshBilling = (client: QueryClient) => client.invalidateQueries({ queryKey: billingQuery.queryKey });
