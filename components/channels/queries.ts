import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import {
  type AddChannelRequest,
  AudienceDetail,
  AudiencePreview,
  BoughtSample,
  type BuySampleRequest,
  ChannelProfile,
  ChannelRows,
  type ChannelRowsQuery,
  EngagedRows,
  type FindChannelsQuery,
  FollowerSeries,
  FoundChannels,
  ImportedAudience,
  ListedChannel,
  MentionRows,
  type MentionRowsQuery,
  PostRows,
} from "@/lib/channels/channels/dashboard-schemas";

const ROOT = "/api/dashboard/channels";
const pathOf = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;
const Id = z.object({ id: z.string() });
/** Refetch interval: a new channel's posts and followers are collected within a minute. */
const WHILE_READING = 5000;

export const channelRowsQuery = (query: ChannelRowsQuery) =>
  queryOptions({
    queryKey: ["channels", "rows", query],
    queryFn: ({ signal }) => api(ChannelRows, ROOT, { query, signal }),
    placeholderData: keepPreviousData,
  });

export const foundChannelsQuery = (query: FindChannelsQuery) =>
  queryOptions({
    queryKey: ["channels", "found", query],
    queryFn: ({ signal }) => api(FoundChannels, `${ROOT}/search`, { query, signal }),
    enabled: query.q !== "",
    // It may call a platform, so it does not refetch on window focus.
    staleTime: 5 * 60_000,
    retry: false,
  });

export const channelProfileQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "one", id],
    queryFn: ({ signal }) => api(ChannelProfile, pathOf(id), { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.posts === "waiting" || data?.sample === "waiting" ? WHILE_READING : false,
  });

export const audienceQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "of", id, "audience"],
    queryFn: ({ signal }) => api(AudienceDetail, `${pathOf(id)}/audience`, { signal }),
  });

export const followersQuery = (id: string, period: number) =>
  queryOptions({
    queryKey: ["channels", "of", id, "followers", period],
    queryFn: ({ signal }) => api(FollowerSeries, `${pathOf(id)}/followers`, { query: { period }, signal }),
    placeholderData: keepPreviousData,
  });

export const mentionsQuery = (id: string, query: MentionRowsQuery) =>
  queryOptions({
    queryKey: ["channels", "of", id, "mentions", query],
    queryFn: ({ signal }) => api(MentionRows, `${pathOf(id)}/mentions`, { query, signal }),
    placeholderData: keepPreviousData,
  });

export const engagedQuery = (id: string) =>
  queryOptions({
    queryKey: ["channels", "of", id, "engaged"],
    queryFn: ({ signal }) => api(EngagedRows, `${pathOf(id)}/engaged`, { signal }),
  });

export const postsQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ["channels", "of", id, "posts", page],
    queryFn: ({ signal }) => api(PostRows, `${pathOf(id)}/posts`, { query: { page }, signal }),
    placeholderData: keepPreviousData,
  });

export const addChannel = (body: AddChannelRequest, signal: AbortSignal) =>
  api(ListedChannel, ROOT, { method: "POST", body, signal });
export const saveChannel = (id: string) => api(ListedChannel, pathOf(id), { method: "PUT" });
export const unsaveChannel = (id: string) => api(Id, pathOf(id), { method: "DELETE" });

export const previewImport = (id: string, csv: string, signal: AbortSignal) =>
  api(AudiencePreview, `${pathOf(id)}/audience/preview`, { method: "POST", body: { csv }, signal });
export const importAudience = (id: string, csv: string, signal: AbortSignal) =>
  api(ImportedAudience, `${pathOf(id)}/audience`, { method: "PUT", body: { csv }, signal });
export const removeImport = (id: string, signal: AbortSignal) =>
  api(Id, `${pathOf(id)}/audience`, { method: "DELETE", signal });

export const buySample = (id: string, body: BuySampleRequest, signal: AbortSignal) =>
  api(BoughtSample, `${pathOf(id)}/sample`, { method: "POST", body, signal });

/** Refetches everything that shows whether a channel is saved: lists, searches and pages. */
export const refreshChannels = (client: QueryClient) => client.invalidateQueries({ queryKey: ["channels"] });

/** Refetches the sections below a channel's header. */
export const refreshSections = (client: QueryClient, id: string) =>
  client.invalidateQueries({ queryKey: ["channels", "of", id] });
