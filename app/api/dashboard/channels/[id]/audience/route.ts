import { ChannelParams, MAX_IMPORT_BODY } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { importAudience } from "@/lib/channels/import-audience";
import { ImportAudienceRequest, ImportedAudience } from "@/lib/channels/schemas";

export const PUT = dashboardRoute(
  {
    right: "videos:write",
    params: ChannelParams,
    body: ImportAudienceRequest,
    maxBodyBytes: MAX_IMPORT_BODY,
    answer: ImportedAudience,
  },
  (ctx, { params, body }) => importAudience(ctx, { channelId: params.id, csv: body.csv }),
);
