import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { RequestPage, RequestRow } from "@/lib/developers/requests/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { exportRequests, listRequests } from "@/rest/dashboard/endpoints/requests";
import type { RequestsQueryInput } from "./search-params";

const REFETCH_MS = 5_000;

const ask = (asked: RequestsQueryInput, cursor: string | null, signal: AbortSignal) =>
  api(listRequests, { signal, query: { ...asked, cursor } });

/** The visible rows. They stay unchanged: newer ones are queried separately and shown on request. */
export const requestsQuery = (asked: RequestsQueryInput) =>
  infiniteQueryOptions({
    queryKey: ["requests", "list", asked],
    queryFn: ({ signal, pageParam }) => ask(asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: RequestPage) => page.next_cursor,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

/** The newest rows, every few seconds. */
export const newestRequestsQuery = (asked: RequestsQueryInput) =>
  queryOptions({
    queryKey: ["requests", "newest", asked],
    queryFn: ({ signal }) => ask(asked, null, signal),
    refetchInterval: REFETCH_MS,
  });

export const exportPath = (asked: RequestsQueryInput): string => hrefOf(exportRequests, { query: asked });

/** Rows added since the visible ones were fetched. */
export function newerThan(shown: readonly RequestRow[], newest: readonly RequestRow[]): RequestRow[] {
  const known = new Set(shown.map(({ request_id }) => request_id));
  const oldest = shown.at(-1);
  return newest.filter(({ request_id, at }) => !known.has(request_id) && (!oldest || at >= oldest.at));
}
