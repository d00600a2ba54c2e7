import { SEARCH_LIMIT } from "@/app/api/dashboard/channels/search/limit";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { addChannel } from "@/lib/channels/channels/add";
import {
  AddChannelRequest,
  ChannelRows,
  ChannelRowsQuery,
  ListedChannel,
} from "@/lib/channels/channels/dashboard-schemas";
import { listChannelRows } from "@/lib/channels/channels/list-rows";

export const GET = dashboardRoute(
  { right: "channels:read", query: ChannelRowsQuery, answer: ChannelRows },
  (ctx, { query }) => listChannelRows(ctx, query),
);

export const POST = dashboardRoute(
  {
    right: "videos:write",
    isIdempotent: true,
    body: AddChannelRequest,
    answer: ListedChannel,
    status: 201,
    limit: SEARCH_LIMIT,
  },
  (ctx, { body }) => addChannel(ctx, body),
);
