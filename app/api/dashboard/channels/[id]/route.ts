import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { saveChannel } from "@/lib/channels/save";
import { SavedChannel } from "@/lib/channels/schemas";
import { unsaveChannel } from "@/lib/channels/unsave";

export const PUT = dashboardRoute(
  { right: "videos:write", params: ChannelParams, answer: SavedChannel },
  (ctx, { params }) => saveChannel(ctx, params),
);

export const DELETE = dashboardRoute(
  { right: "videos:write", params: ChannelParams, answer: ChannelParams },
  (ctx, { params }) => unsaveChannel(ctx, params),
);
