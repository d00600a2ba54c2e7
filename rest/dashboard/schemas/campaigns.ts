import { Campaign, CreateCampaignRequest, UpdateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const createCampaign = schemas({ body: CreateCampaignRequest, answer: Campaign });

export const updateCampaign = schemas({ params: IdParams, body: UpdateCampaignRequest, answer: Campaign });

export const removeCampaign = schemas({ params: IdParams, answer: IdParams });
