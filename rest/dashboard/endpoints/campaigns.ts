import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/campaigns";

export const createCampaign = endpoint<typeof schemas.createCampaign>({
  method: "POST",
  path: "/api/dashboard/campaigns",
  right: "campaigns:write",
  status: 201,
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
