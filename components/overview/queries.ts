import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { Overview, type OverviewQuery } from "@/lib/tracking/overview/schemas";

export const overviewQuery = (query: OverviewQuery) =>
  queryOptions({
    // Below "videos": any change to those invalidates this.
    queryKey: ["videos", "of-all", query],
    queryFn: ({ signal }) => api(Overview, "/api/dashboard/overview", { query, signal }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
