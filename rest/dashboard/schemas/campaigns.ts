import {
  CampaignExportQuery,
  CampaignOverview,
  CampaignPosts,
  CampaignPostsQuery,
  CampaignSeries,
} from "@/lib/insight/campaigns/dashboard-schemas";
import {
  Campaign,
  CampaignPage,
  CampaignVideosRequest,
  CreateCampaignRequest,
  ListCampaignsQuery,
  UpdateCampaignRequest,
} from "@/lib/insight/campaigns/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const createCampaign = schemas({ body: CreateCampaignRequest, answer: Campaign });

export const listCampaignPage = schemas({ query: ListCampaignsQuery, answer: CampaignPage });

export const getCampaignOverview = schemas({ params: IdParams, answer: CampaignOverview });

export const updateCampaign = schemas({ params: IdParams, body: UpdateCampaignRequest, answer: Campaign });

export const removeCampaign = schemas({ params: IdParams, answer: IdParams });

export const getCampaignSeries = schemas({ params: IdParams, answer: CampaignSeries });

export const listCampaignPosts = schemas({ params: IdParams, query: CampaignPostsQuery, answer: CampaignPosts });

export const exportCampaign = schemas({ params: IdParams, query: CampaignExportQuery, answer: "csv" });

export const setCampaignVideos = schemas({ params: IdParams, body: CampaignVideosRequest, answer: Campaign });
