import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/campaigns";

export const createCampaign = endpoint<typeof schemas.createCampaign>({
  method: "POST",
  path: "/api/dashboard/campaigns",
  right: "campaigns:write",
  status: 201,
});

/** With progress; `/api/dashboard/campaigns` has the names, for choices. */
export const listCampaignPage = endpoint<typeof schemas.listCampaignPage>({
  method: "GET",
  path: "/api/dashboard/campaigns/progress",
  right: "campaigns:read",
});

export const getCampaignOverview = endpoint<typeof schemas.getCampaignOverview>({
  method: "GET",
  path: "/api/dashboard/campaigns/{id}",
  right: "campaigns:read",
});

export const updateCampaign = endpoint<typeof schemas.updateCampaign>({
  method: "PATCH",
  path: "/api/dashboard/campaigns/{id}",
  right: "campaigns:write",
});

export const removeCampaign = endpoint<typeof schemas.removeCampaign>({
  method: "DELETE",
  path: "/api/dashboard/campaigns/{id}",
  right: "campaigns:write",
});

export const getCampaignSeries = endpoint<typeof schemas.getCampaignSeries>({
  method: "GET",
  path: "/api/dashboard/campaigns/{id}/series",
  right: "campaigns:read",
});

export const listCampaignPosts = endpoint<typeof schemas.listCampaignPosts>({
  method: "GET",
  path: "/api/dashboard/campaigns/{id}/posts",
  right: "campaigns:read",
});

export const exportCampaign = endpoint<typeof schemas.exportCampaign>({
  method: "GET",
  path: "/api/dashboard/campaigns/{id}/export",
  right: "campaigns:read",
});

export const setCampaignVideos = endpoint<typeof schemas.setCampaignVideos>({
  method: "POST",
  path: "/api/dashboard/campaigns/{id}/videos",
  right: "campaigns:write",
});
