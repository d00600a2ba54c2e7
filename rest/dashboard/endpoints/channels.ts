import {
  AddChannelRequest,
  AudienceDetail,
  AudiencePreview,
  BoughtSample,
  BuySampleRequest,
  ChannelProfile,
  ChannelRows,
  ChannelRowsQuery,
  EngagedRows,
  FindChannelsQuery,
  FollowerSeries,
  FoundChannels,
  ImportAudienceRequest,
  ImportedAudience,
  ListedChannel,
  MentionRows,
  MentionRowsQuery,
  PostRows,
} from "@/lib/channels/channels/dashboard-schemas";
import { PageQuery, PeriodQuery } from "@/lib/channels/channels/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { AUDIENCE_FILE_LIMIT, SAMPLE_LIMIT, SEARCH_LIMIT } from "@/rest/dashboard/limits";
import { ChannelParams } from "@/rest/dashboard/params";

export const listChannelRows = endpoint({
  method: "GET",
  path: "/api/dashboard/channels",
  right: "channels:read",
  query: ChannelRowsQuery,
  answer: ChannelRows,
});

export const addChannel = endpoint({
  method: "POST",
  path: "/api/dashboard/channels",
  right: "videos:write",
  isIdempotent: true,
  body: AddChannelRequest,
  limit: SEARCH_LIMIT,
  answer: ListedChannel,
  status: 201,
});

/** May call a platform, so the page calls it when a search is submitted, not while it is typed. */
export const findChannels = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/search",
  right: "channels:read",
  query: FindChannelsQuery,
  limit: SEARCH_LIMIT,
  answer: FoundChannels,
});

export const getChannelProfile = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/{id}",
  right: "channels:read",
  params: ChannelParams,
  answer: ChannelProfile,
});

export const saveChannel = endpoint({
  method: "PUT",
  path: "/api/dashboard/channels/{id}",
  right: "videos:write",
  params: ChannelParams,
  answer: ListedChannel,
});

export const unsaveChannel = endpoint({
  method: "DELETE",
  path: "/api/dashboard/channels/{id}",
  right: "videos:write",
  params: ChannelParams,
  answer: ChannelParams,
});

export const getAudienceDetail = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/{id}/audience",
  right: "channels:read",
  params: ChannelParams,
  answer: AudienceDetail,
});

export const importAudience = endpoint({
  method: "PUT",
  path: "/api/dashboard/channels/{id}/audience",
  right: "videos:write",
  params: ChannelParams,
  body: ImportAudienceRequest,
  limit: AUDIENCE_FILE_LIMIT,
  answer: ImportedAudience,
});

export const removeAudienceImport = endpoint({
  method: "DELETE",
  path: "/api/dashboard/channels/{id}/audience",
  right: "videos:write",
  params: ChannelParams,
  answer: ChannelParams,
});

export const previewAudience = endpoint({
  method: "POST",
  path: "/api/dashboard/channels/{id}/audience/preview",
  right: "videos:write",
  params: ChannelParams,
  body: ImportAudienceRequest,
  limit: AUDIENCE_FILE_LIMIT,
  answer: AudiencePreview,
});

export const listEngagedRows = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/{id}/engaged",
  right: "channels:read",
  params: ChannelParams,
  answer: EngagedRows,
});

export const getFollowerSeries = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/{id}/followers",
  right: "channels:read",
  params: ChannelParams,
  query: PeriodQuery,
  answer: FollowerSeries,
});

export const listMentionRows = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/{id}/mentions",
  right: "channels:read",
  params: ChannelParams,
  query: MentionRowsQuery,
  answer: MentionRows,
});

export const listPostRows = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/{id}/posts",
  right: "channels:read",
  params: ChannelParams,
  query: PageQuery,
  answer: PostRows,
});

export const buySample = endpoint({
  method: "POST",
  path: "/api/dashboard/channels/{id}/sample",
  right: "videos:write",
  params: ChannelParams,
  body: BuySampleRequest,
  limit: SAMPLE_LIMIT,
  answer: BoughtSample,
  status: 201,
});
