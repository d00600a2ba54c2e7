import { dashboardRoute } from "@/app/api/dashboard/handle";
import { createCampaign } from "@/lib/tracking/campaigns/create";
import { listCampaigns } from "@/lib/tracking/campaigns/list";
import { CampaignList } from "@/lib/tracking/campaigns/schemas";
import { Named, NameRequest } from "@/lib/tracking/labels/schemas";

export const GET = dashboardRoute({ right: "videos:read", answer: CampaignList }, (ctx) => listCampaigns(ctx));

export const POST = dashboardRoute(
  { right: "videos:write", body: NameRequest, answer: Named, status: 201 },
  (ctx, { body }) => createCampaign(ctx, body),
);
