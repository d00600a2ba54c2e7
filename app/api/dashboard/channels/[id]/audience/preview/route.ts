import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AUDIENCE_FILE_LIMIT } from "@/app/api/dashboard/limits";
import { AudiencePreview, ImportAudienceRequest } from "@/lib/channels/channels/dashboard-schemas";
import { previewAudience } from "@/lib/channels/channels/import-audience";

export const POST = dashboardRoute(
  {
    right: "videos:write",
    params: ChannelParams,
    body: ImportAudienceRequest,
    limit: AUDIENCE_FILE_LIMIT,
    answer: AudiencePreview,
  },
  (ctx, { params, body }) => previewAudience(ctx, { channelId: params.id, csv: body.csv }),
);
