import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { MentionRows, MentionRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { listMentionRows } from "@/lib/channels/channels/list-mention-rows";

export const GET = dashboardRoute(
  { right: "channels:read", params: ChannelParams, query: MentionRowsQuery, answer: MentionRows },
  (ctx, { params, query }) => listMentionRows(ctx, { ...query, ...params }),
);
