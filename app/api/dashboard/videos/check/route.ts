import { dashboardRoute } from "@/app/api/dashboard/handle";
import { checkLink } from "@/lib/tracking/videos/check-link";
import { LinkCheck } from "@/lib/tracking/videos/dashboard-schemas";
import { TrackRequest } from "@/lib/tracking/videos/schemas";

/** What the track dialog asks while a link is typed: is it tracked already? */
export const GET = dashboardRoute(
  {
    right: "videos:read",
    query: TrackRequest.pick({ video_link: true }),
    answer: LinkCheck,
    limit: { name: "link", perMinute: 60 },
  },
  (ctx, { query }) => checkLink(ctx, query),
);
