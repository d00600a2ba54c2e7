import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import {
  AskedTopUp,
  type AskForTopUp,
  AutoTopUpProposal,
  Billing,
  type LedgerFilter,
  LedgerPage,
  ProposalId,
  type ProposeAutoTopUp,
  type SetThreshold,
  Threshold,
} from "@/lib/billing/schemas";

const ROOT = "/api/dashboard/billing";
const LOOK_AGAIN = 60_000;

export const billingQuery = queryOptions({
  queryKey: ["billing"],
  queryFn: ({ signal }) => api(Billing, ROOT, { signal }),
  refetchInterval: LOOK_AGAIN,
});

export const ledgerQuery = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ["ledger", filter],
    queryFn: ({ signal, pageParam }) =>
      api(LedgerPage, `${ROOT}/ledger`, { signal, query: { ...filter, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: LedgerPage) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

/** Returns the path of the file with the same filter. */
export function ledgerFile(filter: LedgerFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return `${ROOT}/ledger/export?${new URLSearchParams(given)}`;
}

export const setThreshold = (body: SetThreshold, signal: AbortSignal) =>
  api(Threshold, `${ROOT}/threshold`, { method: "PUT", body, signal });
export const askForTopUp = (body: AskForTopUp, signal: AbortSignal) =>
  api(AskedTopUp, `${ROOT}/top-up-request`, { method: "POST", body, signal });

export const proposeAutoTopUp = (body: ProposeAutoTopUp, signal: AbortSignal) =>
  api(AutoTopUpProposal, `${ROOT}/auto-top-up-proposals`, { method: "POST", body, signal });
export const withdrawAutoTopUp = (id: string, signal: AbortSignal) =>
  api(ProposalId, `${ROOT}/auto-top-up-proposals/${encodeURIComponent(id)}`, { method: "DELETE", signal });

export const refreshBilling = (client: QueryClient) => client.invalidateQueries({ queryKey: billingQuery.queryKey });
