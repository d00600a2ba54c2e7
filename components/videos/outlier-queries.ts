import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { listOutliers } from "@/rest/dashboard/endpoints/benchmarks";

/** Scores rest on views by age, which are kept once an hour. */
const STALE_MS = 5 * 60_000;

export const outliersQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["videos", "outliers", ids],
    queryFn: ({ signal }) => api(listOutliers, { query: { ids: ids.join(",") }, signal }),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
    enabled: ids.length > 0,
  });
