import { SEARCH_LIMIT } from "@/app/api/dashboard/channels/search/limit";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { FindChannelsQuery, FoundChannels } from "@/lib/channels/channels/dashboard-schemas";
import { findChannels } from "@/lib/channels/channels/find-channels";

/** May ask a platform, so the page calls it when a search is sent, not while it is typed. */
export const GET = dashboardRoute(
  {
    right: "channels:read",
    query: FindChannelsQuery,
    answer: FoundChannels,
    limit: SEARCH_LIMIT,
  },
  (ctx, { query }) => findChannels(ctx, query),
);
