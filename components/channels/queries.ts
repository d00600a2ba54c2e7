import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type {
  AddChannelRequest,
  BuySampleRequest,
  ChannelRowsQuery,
  FindChannelsQuery,
  MentionRowsQuery,
} from "@/lib/channels/channels/dashboard-schemas";
import { OWNER_PLATFORMS } from "@/lib/platforms/owner/platform-rules";
import type { Platform } from "@/lib/platforms/schemas";
import * as channels from "@/rest/dashboard/endpoints/channels";
import * as connections from "@/rest/dashboard/endpoints/connections";
import * as videos from "@/rest/dashboard/endpoints/videos";

/** Refetch interval: a new channel's posts and followers are collected within a minute. */
const COLLECTING_REFETCH_MS = 5000;

export const channelRowsQuery = (query: ChannelRowsQuery) =>
  infiniteQueryOptions({
    queryKey: ["channels", "rows", query],
    queryFn: ({ pageParam, signal }) =>
      api(channels.listChannelRows, { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
  });

export const foundChannelsQuery = (query: FindChannelsQuery) =>
  queryOptions({
    queryKey: ["channels", "found", query],
    queryFn: ({ signal }) => api(channels.findChannels, { query, signal }),
    enabled: query.q !== "",
    // It may call a platform, so it does not refetch on window focus.
    staleTime: 5 * 60_000,
    retry: false,
  });

export const channelProfileQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "one", id],
    queryFn: ({ signal }) => api(channels.getChannelProfile, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.posts === "waiting" || data?.sample === "waiting" ? COLLECTING_REFETCH_MS : false,
  });

/** What the list can be filtered by; it changes with every new channel, and slowly. */
export const channelFiltersQuery = () =>
  queryOptions({
    queryKey: ["channels", "filters"],
    queryFn: ({ signal }) => api(channels.listChannelFilters, { signal }),
    staleTime: 5 * 60_000,
  });

export const audienceComparisonQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["channels", "compare", ids],
    queryFn: ({ signal }) => api(channels.compareAudiences, { query: { channels: ids.join(",") }, signal }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });

export const statisticsQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "of", id, "statistics"],
    queryFn: ({ signal }) => api(channels.getChannelStatistics, { params: { id }, signal }),
  });

export const audienceHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "of", id, "audience-history"],
    queryFn: ({ signal }) => api(channels.getAudienceHistory, { params: { id }, signal }),
  });

export const audienceQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "of", id, "audience"],
    queryFn: ({ signal }) => api(channels.getAudienceDetail, { params: { id }, signal }),
  });

/** Platforms on which owners can share their figures. */
export const sharesOwnFigures = (platform: Platform): boolean => OWNER_PLATFORMS.some((own) => own === platform);

export const ownFiguresQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "of", id, "own-figures"],
    queryFn: ({ signal }) => api(connections.getOwnFigures, { params: { id }, signal }),
  });

export const followersQuery = (id: string, period: number) =>
  queryOptions({
    queryKey: ["channels", "of", id, "followers", period],
    queryFn: ({ signal }) => api(channels.getFollowerSeries, { params: { id }, query: { period }, signal }),
    placeholderData: keepPreviousData,
  });

export const mentionsQuery = (id: string, query: MentionRowsQuery) =>
  queryOptions({
    queryKey: ["channels", "of", id, "mentions", query],
    queryFn: ({ signal }) => api(channels.listMentionRows, { params: { id }, query, signal }),
    placeholderData: keepPreviousData,
  });

export const engagedQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "of", id, "engaged"],
    queryFn: ({ signal }) => api(channels.listEngagedRows, { params: { id }, signal }),
  });

export const postsQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ["channels", "of", id, "posts", page],
    queryFn: ({ signal }) => api(channels.listPostRows, { params: { id }, query: { page }, signal }),
    placeholderData: keepPreviousData,
  });

/** How many of the organization's videos of a channel are shown at first. */
export const FEW_VIDEOS = 5;

/** The organization's videos of the channel, most views first. */
export const trackedVideosQuery = (id: string, limit: number) => {
  const query = { channel: id, sort: "views", order: "desc", per_page: limit } as const;
  return queryOptions({
    queryKey: ["videos", "rows", query],
    queryFn: ({ signal }) => api(videos.listVideoRows, { query, signal }),
    placeholderData: keepPreviousData,
  });
};

export const trackedSummaryQuery = (id: string) =>
  queryOptions({
    queryKey: ["videos", "summary", { channel: id }],
    queryFn: ({ signal }) => api(videos.summarizeVideoRows, { query: { channel: id }, signal }),
  });

export const addChannel = (body: AddChannelRequest, signal: AbortSignal) => api(channels.addChannel, { body, signal });
export const saveChannel = (id: string) => api(channels.saveChannel, { params: { id } });
export const unsaveChannel = (id: string) => api(channels.unsaveChannel, { params: { id } });

export const previewImport = (id: string, csv: string, signal: AbortSignal) =>
  api(channels.previewAudience, { params: { id }, body: { csv }, signal });
export const importAudience = (id: string, csv: string, signal: AbortSignal) =>
  api(channels.importAudience, { params: { id }, body: { csv }, signal });
export const removeImport = (id: string, signal: AbortSignal) =>
  api(channels.removeAudienceImport, { params: { id }, signal });

export const buySample = (id: string, body: BuySampleRequest, signal: AbortSignal) =>
  api(channels.buySample, { params: { id }, body, signal });

/** Refetches everything that shows whether a channel is saved: lists, searches and pages. */
export const refreshChannels = (client: QueryClient) => client.invalidateQueries({ queryKey: ["channels"] });

/** Refetches the sections below a channel's header. */
export const refreshSections = (client: QueryClient, id: string) =>
  client.invalidateQueries({ queryKey: ["channels", "of", id] });
