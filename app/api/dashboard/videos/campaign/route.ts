import { dashboardRoute } from "@/app/api/dashboard/handle";
import { setCampaign } from "@/lib/tracking/campaigns/assign";
import { SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import { Assigned } from "@/lib/tracking/labels/schemas";

export const POST = dashboardRoute(
  { right: "videos:write", body: SetCampaignRequest, answer: Assigned },
  (ctx, { body }) => setCampaign(ctx, body),
);
