import { dashboardRoute } from "@/app/api/dashboard/handle";
import { VideoParams } from "@/app/api/dashboard/videos/params";
import { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { getVideoOverview } from "@/lib/tracking/videos/overview";

export const GET = dashboardRoute(
  { right: "videos:read", params: VideoParams, answer: VideoOverview },
  (ctx, { params }) => getVideoOverview(ctx, params),
);
