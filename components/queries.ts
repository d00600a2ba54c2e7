import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { LedgerPage, Usage } from "@/lib/billing/schemas";
import { KeyList } from "@/lib/keys/schemas";

/**
 * One definition a query, shared by prefetch (its `queryKey`), hooks and invalidation.
 * A feature's own queries stand in its folder and follow the same form.
 */

/** Balance, hours left, price: in view on every page. Invalidate it whenever money or trackings change. */
export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: ({ signal }) => api(Usage, "/api/dashboard/usage", { signal }),
  refetchInterval: 60_000,
});

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: ({ signal }) => api(KeyList, "/api/dashboard/keys", { signal }),
});

export const ledgerQuery = infiniteQueryOptions({
  queryKey: ["ledger"],
  queryFn: ({ signal, pageParam }) =>
    api(LedgerPage, "/api/dashboard/billing/ledger", { signal, query: { cursor: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page: LedgerPage) => page.next_cursor,
});
