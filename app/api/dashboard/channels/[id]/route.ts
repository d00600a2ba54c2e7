import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { ChannelProfile, ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { getChannelProfile } from "@/lib/channels/channels/profile";
import { saveChannel } from "@/lib/channels/channels/save";
import { unsaveChannel } from "@/lib/channels/channels/unsave";

export const GET = dashboardRoute(
  { right: "channels:read", params: ChannelParams, answer: ChannelProfile },
  (ctx, { params }) => getChannelProfile(ctx, params),
);

export const PUT = dashboardRoute(
  { right: "videos:write", params: ChannelParams, answer: ListedChannel },
  (ctx, { params }) => saveChannel(ctx, params),
);

export const DELETE = dashboardRoute(
  { right: "videos:write", params: ChannelParams, answer: ChannelParams },
  (ctx, { params }) => unsaveChannel(ctx, params),
);
