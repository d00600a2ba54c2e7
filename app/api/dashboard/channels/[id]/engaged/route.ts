import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { EngagedRows } from "@/lib/channels/channels/dashboard-schemas";
import { listEngagedRows } from "@/lib/channels/channels/list-engaged-rows";

export const GET = dashboardRoute(
  { right: "channels:read", params: ChannelParams, answer: EngagedRows },
  (ctx, { params }) => listEngagedRows(ctx, params),
);
