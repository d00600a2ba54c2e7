import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { PostRows } from "@/lib/channels/channels/dashboard-schemas";
import { listPostRows } from "@/lib/channels/channels/list-post-rows";
import { PageQuery } from "@/lib/channels/channels/schemas";

export const GET = dashboardRoute(
  { right: "channels:read", params: ChannelParams, query: PageQuery, answer: PostRows },
  (ctx, { params, query }) => listPostRows(ctx, { ...query, ...params }),
);
