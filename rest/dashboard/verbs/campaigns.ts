import { removeCampaign as endCampaign } from "@/lib/tracking/campaigns/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { createCampaign } from "@/lib/insight/campaigns/create";
export { exportCampaign } from "@/lib/insight/campaigns/export";
export { listCampaignPage } from "@/lib/insight/campaigns/list";
export { getCampaignOverview } from "@/lib/insight/campaigns/overview";
export { listCampaignPosts } from "@/lib/insight/campaigns/posts";
export { getCampaignSeries } from "@/lib/insight/campaigns/series";
export { setCampaignVideos } from "@/lib/insight/campaigns/set-videos";
export { updateCampaign } from "@/lib/insight/campaigns/update";

export const removeCampaign = returningId(endCampaign);
