import { dashboardRoute } from "@/app/api/dashboard/handle";
import { VideoParams } from "@/app/api/dashboard/videos/params";
import { SetCostRequest, VideoCost } from "@/lib/tracking/videos/dashboard-schemas";
import { setCost } from "@/lib/tracking/videos/set-cost";

export const PUT = dashboardRoute(
  { right: "videos:write", params: VideoParams, body: SetCostRequest, answer: VideoCost },
  (ctx, { params, body }) => setCost(ctx, { ...params, ...body }),
);
