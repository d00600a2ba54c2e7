import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { FollowerSeries } from "@/lib/channels/channels/dashboard-schemas";
import { getFollowerSeries } from "@/lib/channels/channels/follower-series";
import { PeriodQuery } from "@/lib/channels/channels/schemas";

export const GET = dashboardRoute(
  { right: "channels:read", params: ChannelParams, query: PeriodQuery, answer: FollowerSeries },
  (ctx, { params, query }) => getFollowerSeries(ctx, { ...query, ...params }),
);
