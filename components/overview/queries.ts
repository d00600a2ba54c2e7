import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { OverviewQuery } from "@/lib/tracking/overview/schemas";
import { getOverview } from "@/rest/dashboard/endpoints/overview";

export const overviewQuery = (query: OverviewQuery) =>
  queryOptions({
    // Below "videos": any change to those invalidates this.
    queryKey: ["videos", "of-all", query],
    queryFn: ({ signal }) => api(getOverview, { query, signal }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
