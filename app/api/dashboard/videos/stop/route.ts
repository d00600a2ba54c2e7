import { dashboardRoute } from "@/app/api/dashboard/handle";
import { StoppedVideos, StopVideosRequest } from "@/lib/videos/schemas";
import { stopVideos } from "@/lib/videos/stop-many";

export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, body: StopVideosRequest, answer: StoppedVideos },
  (ctx, { body }) => stopVideos(ctx, body),
);
