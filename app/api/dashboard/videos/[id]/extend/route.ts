import { dashboardRoute } from "@/app/api/dashboard/handle";
import { VideoParams } from "@/app/api/dashboard/videos/params";
import { ExtendedVideo, ExtendRequest } from "@/lib/tracking/videos/dashboard-schemas";
import { extendVideo } from "@/lib/tracking/videos/extend";

export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, params: VideoParams, body: ExtendRequest, answer: ExtendedVideo },
  (ctx, { params, body }) => extendVideo(ctx, { ...params, ...body }),
);
