import { removeLabel as endLabel } from "@/lib/tracking/labels/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { setCampaign } from "@/lib/tracking/campaigns/assign";
export { listCampaigns } from "@/lib/tracking/campaigns/list";
export { assignLabels } from "@/lib/tracking/labels/assign";
export { createLabel } from "@/lib/tracking/labels/create";
export { listLabels } from "@/lib/tracking/labels/list";
export { renameLabel } from "@/lib/tracking/labels/rename";

export const removeLabel = returningId(endLabel);
