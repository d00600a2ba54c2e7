import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/labels";

export const listLabels = endpoint<typeof schemas.listLabels>({
  method: "GET",
  path: "/api/dashboard/labels",
  right: "videos:read",
});

export const createLabel = endpoint<typeof schemas.createLabel>({
  method: "POST",
  path: "/api/dashboard/labels",
  right: "videos:write",
  status: 201,
});

export const renameLabel = endpoint<typeof schemas.renameLabel>({
  method: "PATCH",
  path: "/api/dashboard/labels/{id}",
  right: "videos:write",
});

export const removeLabel = endpoint<typeof schemas.removeLabel>({
  method: "DELETE",
  path: "/api/dashboard/labels/{id}",
  right: "videos:write",
});

export const assignLabels = endpoint<typeof schemas.assignLabels>({
  method: "POST",
  path: "/api/dashboard/videos/labels",
  right: "videos:write",
});

export const listCampaigns = endpoint<typeof schemas.listCampaigns>({
  method: "GET",
  path: "/api/dashboard/campaigns",
  right: "videos:read",
});

export const setCampaign = endpoint<typeof schemas.setCampaign>({
  method: "POST",
  path: "/api/dashboard/videos/campaign",
  right: "videos:write",
});
