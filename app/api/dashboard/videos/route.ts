import { dashboardRoute } from "@/app/api/dashboard/handle";
import { TRACK_LIMIT } from "@/app/api/dashboard/limits";
import { VideoRows, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { listVideoRows } from "@/lib/tracking/videos/rows";
import { TrackedVideo, TrackRequest } from "@/lib/tracking/videos/schemas";
import { trackVideo } from "@/lib/tracking/videos/track";

export const GET = dashboardRoute(
  { right: "videos:read", query: VideoRowsQuery, answer: VideoRows },
  (ctx, { query }) => listVideoRows(ctx, query),
);

export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, body: TrackRequest, limit: TRACK_LIMIT, answer: TrackedVideo },
  (ctx, { body }) => trackVideo(ctx, body),
);
