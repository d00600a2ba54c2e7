import { CampaignList, SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import { Assigned, AssignLabelsRequest, LabelList, Named, NameRef, NameRequest } from "@/lib/tracking/labels/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const listLabels = endpoint({
  method: "GET",
  path: "/api/dashboard/labels",
  right: "videos:read",
  answer: LabelList,
});

export const createLabel = endpoint({
  method: "POST",
  path: "/api/dashboard/labels",
  right: "videos:write",
  body: NameRequest,
  answer: Named,
  status: 201,
});

export const renameLabel = endpoint({
  method: "PATCH",
  path: "/api/dashboard/labels/{id}",
  right: "videos:write",
  params: IdParams,
  body: NameRequest,
  answer: NameRef,
});

export const removeLabel = endpoint({
  method: "DELETE",
  path: "/api/dashboard/labels/{id}",
  right: "videos:write",
  params: IdParams,
  answer: IdParams,
});

export const assignLabels = endpoint({
  method: "POST",
  path: "/api/dashboard/videos/labels",
  right: "videos:write",
  body: AssignLabelsRequest,
  answer: Assigned,
});

export const listCampaigns = endpoint({
  method: "GET",
  path: "/api/dashboard/campaigns",
  right: "videos:read",
  answer: CampaignList,
});

export const createCampaign = endpoint({
  method: "POST",
  path: "/api/dashboard/campaigns",
  right: "videos:write",
  body: NameRequest,
  answer: Named,
  status: 201,
});

export const renameCampaign = endpoint({
  method: "PATCH",
  path: "/api/dashboard/campaigns/{id}",
  right: "videos:write",
  params: IdParams,
  body: NameRequest,
  answer: NameRef,
});

export const removeCampaign = endpoint({
  method: "DELETE",
  path: "/api/dashboard/campaigns/{id}",
  right: "videos:write",
  params: IdParams,
  answer: IdParams,
});

export const setCampaign = endpoint({
  method: "POST",
  path: "/api/dashboard/videos/campaign",
  right: "videos:write",
  body: SetCampaignRequest,
  answer: Assigned,
});
