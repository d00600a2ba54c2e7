import { removeCampaign as endCampaign } from "@/lib/tracking/campaigns/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { createCampaign } from "@/lib/insight/campaigns/create";
export { updateCampaign } from "@/lib/insight/campaigns/update";

export const removeCampaign = returningId(endCampaign);
