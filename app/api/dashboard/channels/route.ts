import { dashboardRoute } from "@/app/api/dashboard/handle";
import { addChannel } from "@/lib/channels/add";
import { listSavedChannels } from "@/lib/channels/list-saved";
import { AddChannelRequest, SavedChannel, SavedChannels } from "@/lib/channels/schemas";

export const GET = dashboardRoute({ right: "channels:read", answer: SavedChannels }, (ctx) => listSavedChannels(ctx));

export const POST = dashboardRoute(
  { right: "videos:write", body: AddChannelRequest, answer: SavedChannel, status: 201 },
  (ctx, { body }) => addChannel(ctx, body),
);
