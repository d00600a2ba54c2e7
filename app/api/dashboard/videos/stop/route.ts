import { dashboardRoute } from "@/app/api/dashboard/handle";
import { StoppedVideos, StopVideosRequest } from "@/lib/tracking/videos/dashboard-schemas";
import { stopVideos } from "@/lib/tracking/videos/stop-many";

export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, body: StopVideosRequest, answer: StoppedVideos },
  (ctx, { body }) => stopVideos(ctx, body),
);
