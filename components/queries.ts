import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { getUsage } from "@/rest/dashboard/endpoints/billing";
import { listKeys } from "@/rest/dashboard/endpoints/keys";

/**
 * One definition per query, shared by prefetch (its `queryKey`), hooks and invalidation. A feature's own queries are in
 * its folder and have the same form.
 */

/** Balance, runway and price, visible on every page. Invalidate it whenever money or trackings change. */
export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: ({ signal }) => api(getUsage, { signal }),
  refetchInterval: 60_000,
});

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: ({ signal }) => api(listKeys, { signal }),
});

/** Refetches rows, pages, duplicates and money after a video is tracked or stopped. */
export async function refreshVideos(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["videos"] }),
    client.invalidateQueries({ queryKey: usageQuery.queryKey }),
  ]);
}
