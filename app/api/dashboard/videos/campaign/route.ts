import { dashboardRoute } from "@/app/api/dashboard/handle";
import { setCampaign } from "@/lib/campaigns/assign";
import { SetCampaignRequest } from "@/lib/campaigns/schemas";
import { Assigned } from "@/lib/labels/schemas";

export const POST = dashboardRoute(
  { right: "videos:write", body: SetCampaignRequest, answer: Assigned },
  (ctx, { body }) => setCampaign(ctx, body),
);
