import { queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { getVideoBenchmark } from "@/rest/dashboard/endpoints/benchmarks";

/** Views by age are kept once an hour. */
const STALE_MS = 5 * 60_000;

export const videoBenchmarkQuery = (id: string) =>
  queryOptions({
    queryKey: ["videos", "benchmark", id],
    queryFn: ({ signal }) => api(getVideoBenchmark, { params: { id }, signal }),
    staleTime: STALE_MS,
  });
