import { dashboardRoute } from "@/app/api/dashboard/handle";
import { VideoParams } from "@/app/api/dashboard/videos/params";
import { StoppedVideo } from "@/lib/tracking/videos/schemas";
import { stopVideo } from "@/lib/tracking/videos/stop";

export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, params: VideoParams, answer: StoppedVideo },
  (ctx, { params }) => stopVideo(ctx, params),
);
