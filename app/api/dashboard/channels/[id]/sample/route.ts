import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { buySample } from "@/lib/channels/channels/buy-sample";
import { BoughtSample, BuySampleRequest } from "@/lib/channels/channels/dashboard-schemas";

export const POST = dashboardRoute(
  {
    right: "videos:write",
    params: ChannelParams,
    body: BuySampleRequest,
    answer: BoughtSample,
    status: 201,
    limit: { name: "sample", perMinute: 10 },
  },
  (ctx, { params, body }) => buySample(ctx, { ...body, ...params }),
);
