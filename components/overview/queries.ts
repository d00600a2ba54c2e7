import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { OverviewQuery, PublishingQuery } from "@/lib/tracking/overview/schemas";
import { getChanges, getOverview, getPublishing } from "@/rest/dashboard/endpoints/overview";

export const overviewQuery = (query: OverviewQuery) =>
  queryOptions({
    // Below "videos": any change to those invalidates this.
    queryKey: ["videos", "of-all", query],
    queryFn: ({ signal }) => api(getOverview, { query, signal }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });

/** Complete days, which change once a day. */
const QUARTER_HOUR = 900_000;

export const changesQuery = (query: OverviewQuery) =>
  queryOptions({
    queryKey: ["videos", "changes", query],
    queryFn: ({ signal }) => api(getChanges, { query, signal }),
    staleTime: QUARTER_HOUR,
    placeholderData: keepPreviousData,
  });

export const publishingQuery = (query: PublishingQuery) =>
  queryOptions({
    queryKey: ["videos", "publishing", query],
    queryFn: ({ signal }) => api(getPublishing, { query, signal }),
    staleTime: QUARTER_HOUR,
    placeholderData: keepPreviousData,
  });
