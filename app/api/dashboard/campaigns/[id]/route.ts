import { dashboardRoute } from "@/app/api/dashboard/handle";
import { NameParams } from "@/app/api/dashboard/labels/params";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { renameCampaign } from "@/lib/tracking/campaigns/rename";
import { NameRef, NameRequest } from "@/lib/tracking/labels/schemas";

export const PATCH = dashboardRoute(
  { right: "videos:write", params: NameParams, body: NameRequest, answer: NameRef },
  (ctx, { params, body }) => renameCampaign(ctx, { ...params, ...body }),
);

export const DELETE = dashboardRoute(
  { right: "videos:write", params: NameParams, answer: NameParams },
  async (ctx, { params }) => {
    await removeCampaign(ctx, params);
    return params;
  },
);
