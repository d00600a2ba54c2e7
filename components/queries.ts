import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { Usage } from "@/lib/billing/schemas";
import { KeyList } from "@/lib/developers/keys/schemas";

/**
 * One definition per query, shared by prefetch (its `queryKey`), hooks and invalidation. A feature's own queries are in
 * its folder and have the same form.
 */

/** Balance, runway and price, visible on every page. Invalidate it whenever money or trackings change. */
export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: ({ signal }) => api(Usage, "/api/dashboard/usage", { signal }),
  refetchInterval: 60_000,
});

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: ({ signal }) => api(KeyList, "/api/dashboard/keys", { signal }),
});
