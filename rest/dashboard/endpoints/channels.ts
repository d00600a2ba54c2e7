import { endpoint } from "@/rest/dashboard/endpoint";
import { AUDIENCE_FILE_LIMIT, COMPARE_LIMIT, SAMPLE_LIMIT, SEARCH_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/channels";

export const listChannelRows = endpoint<typeof schemas.listChannelRows>({
  method: "GET",
  path: "/api/dashboard/channels",
  right: "channels:read",
});

export const addChannel = endpoint<typeof schemas.addChannel>({
  method: "POST",
  path: "/api/dashboard/channels",
  right: "videos:write",
  isIdempotent: true,
  limit: SEARCH_LIMIT,
  status: 201,
});

/** May call a platform, so the page calls it when a search is submitted, not while it is typed. */
export const findChannels = endpoint<typeof schemas.findChannels>({
  method: "GET",
  path: "/api/dashboard/channels/search",
  right: "channels:read",
  limit: SEARCH_LIMIT,
});

export const getChannelProfile = endpoint<typeof schemas.getChannelProfile>({
  method: "GET",
  path: "/api/dashboard/channels/{id}",
  right: "channels:read",
});

export const saveChannel = endpoint<typeof schemas.saveChannel>({
  method: "PUT",
  path: "/api/dashboard/channels/{id}",
  right: "videos:write",
});

export const unsaveChannel = endpoint<typeof schemas.unsaveChannel>({
  method: "DELETE",
  path: "/api/dashboard/channels/{id}",
  right: "videos:write",
});

export const listChannelFilters = endpoint<typeof schemas.listChannelFilters>({
  method: "GET",
  path: "/api/dashboard/channels/filters",
  right: "channels:read",
});

export const compareAudiences = endpoint<typeof schemas.compareAudiences>({
  method: "GET",
  path: "/api/dashboard/channels/compare",
  right: "channels:read",
  limit: COMPARE_LIMIT,
  worksWhileClosed: true,
});

export const getChannelStatistics = endpoint<typeof schemas.getChannelStatistics>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/statistics",
  right: "channels:read",
});

export const getAudienceHistory = endpoint<typeof schemas.getAudienceHistory>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/audience/history",
  right: "channels:read",
});

export const getAudienceDetail = endpoint<typeof schemas.getAudienceDetail>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/audience",
  right: "channels:read",
});

export const importAudience = endpoint<typeof schemas.importAudience>({
  method: "PUT",
  path: "/api/dashboard/channels/{id}/audience",
  right: "videos:write",
  limit: AUDIENCE_FILE_LIMIT,
});

export const removeAudienceImport = endpoint<typeof schemas.removeAudienceImport>({
  method: "DELETE",
  path: "/api/dashboard/channels/{id}/audience",
  right: "videos:write",
});

export const previewAudience = endpoint<typeof schemas.previewAudience>({
  method: "POST",
  path: "/api/dashboard/channels/{id}/audience/preview",
  right: "videos:write",
  limit: AUDIENCE_FILE_LIMIT,
});

export const listEngagedRows = endpoint<typeof schemas.listEngagedRows>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/engaged",
  right: "channels:read",
});

export const getFollowerSeries = endpoint<typeof schemas.getFollowerSeries>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/followers",
  right: "channels:read",
});

export const listMentionRows = endpoint<typeof schemas.listMentionRows>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/mentions",
  right: "channels:read",
});

export const listPostRows = endpoint<typeof schemas.listPostRows>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/posts",
  right: "channels:read",
});

export const buySample = endpoint<typeof schemas.buySample>({
  method: "POST",
  path: "/api/dashboard/channels/{id}/sample",
  right: "videos:write",
  limit: SAMPLE_LIMIT,
  status: 201,
});
