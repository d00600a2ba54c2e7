import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { CampaignPostsQuery } from "@/lib/insight/campaigns/dashboard-schemas";
import type {
  CampaignVideosRequest,
  CreateCampaignRequest,
  UpdateCampaignRequest,
} from "@/lib/insight/campaigns/schemas";
import { WITHOUT } from "@/lib/tracking/videos/choice-rules";
import * as campaigns from "@/rest/dashboard/endpoints/campaigns";
import { listChannelRows } from "@/rest/dashboard/endpoints/channels";
import { listVideoRows } from "@/rest/dashboard/endpoints/videos";

const PER_PAGE = 25;

/** Newest first, with progress. */
export const campaignPagesQuery = infiniteQueryOptions({
  queryKey: ["campaigns", "list"],
  queryFn: ({ pageParam, signal }) =>
    api(campaigns.listCampaignPage, { query: { limit: PER_PAGE, cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next_cursor }) => next_cursor,
  refetchInterval: MINUTE_MS,
});
export const FIRST_PAGE = { limit: PER_PAGE };

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", "one", id],
    queryFn: ({ signal }) => api(campaigns.getCampaignOverview, { params: { id }, signal }),
    refetchInterval: MINUTE_MS,
  });

export const campaignSeriesQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", "series", id],
    queryFn: ({ signal }) => api(campaigns.getCampaignSeries, { params: { id }, signal }),
    refetchInterval: MINUTE_MS,
  });

export const campaignPostsQuery = (id: string, query: CampaignPostsQuery) =>
  queryOptions({
    queryKey: ["campaigns", "posts", id, query],
    queryFn: ({ signal }) => api(campaigns.listCampaignPosts, { params: { id }, query, signal }),
    placeholderData: keepPreviousData,
  });

export const SEARCH_PAUSE_MS = 250;
const MOST_FOUND = 100;

/** Videos to assign, newest first: those without a campaign, or all that match a search. */
export const assignableQuery = (q: string) => {
  const found = { q, sort: "created_at", order: "desc", per_page: MOST_FOUND } as const;
  const query = q === "" ? { ...found, campaign: WITHOUT } : found;
  return queryOptions({
    queryKey: ["videos", "assignable", query],
    queryFn: ({ signal }) => api(listVideoRows, { query, signal }),
    placeholderData: keepPreviousData,
  });
};

/** Channels to add as creators, largest first. */
export const creatorsQuery = (q: string) => {
  const query = { list: "all", q, sort: "followers", order: "desc", per_page: 12 } as const;
  return queryOptions({
    queryKey: ["channels", "creators", query],
    queryFn: ({ signal }) => api(listChannelRows, { query, signal }),
    placeholderData: keepPreviousData,
  });
};

export const createCampaign = (body: CreateCampaignRequest, signal: AbortSignal) =>
  api(campaigns.createCampaign, { body, signal });

export const updateCampaign = (id: string, body: UpdateCampaignRequest, signal: AbortSignal) =>
  api(campaigns.updateCampaign, { params: { id }, body, signal });

export const removeCampaign = (id: string, signal: AbortSignal) =>
  api(campaigns.removeCampaign, { params: { id }, signal });

export const setCampaignVideos = (id: string, body: CampaignVideosRequest, signal: AbortSignal) =>
  api(campaigns.setCampaignVideos, { params: { id }, body, signal });

/** Refetches campaigns, the choices of campaigns elsewhere, and the videos that show theirs. */
export const refreshCampaigns = (client: QueryClient) =>
  Promise.all(["campaigns", "names", "videos"].map((key) => client.invalidateQueries({ queryKey: [key] })));

/** The same after a campaign was deleted: its page, which is still open for a moment, would ask for it again. */
export const forgetCampaign = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["campaigns"], refetchType: "none" }),
    client.invalidateQueries({ queryKey: ["names"] }),
    client.invalidateQueries({ queryKey: ["videos"] }),
  ]);
