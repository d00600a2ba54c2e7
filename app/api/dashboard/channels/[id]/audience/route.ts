import { ChannelParams } from "@/app/api/dashboard/channels/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AUDIENCE_FILE_LIMIT } from "@/app/api/dashboard/limits";
import { getAudienceDetail } from "@/lib/channels/channels/audience-detail";
import { AudienceDetail, ImportAudienceRequest, ImportedAudience } from "@/lib/channels/channels/dashboard-schemas";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { removeAudienceImport } from "@/lib/channels/channels/remove-import";

export const GET = dashboardRoute(
  { right: "channels:read", params: ChannelParams, answer: AudienceDetail },
  (ctx, { params }) => getAudienceDetail(ctx, params),
);

export const PUT = dashboardRoute(
  {
    right: "videos:write",
    params: ChannelParams,
    body: ImportAudienceRequest,
    limit: AUDIENCE_FILE_LIMIT,
    answer: ImportedAudience,
  },
  (ctx, { params, body }) => importAudience(ctx, { channelId: params.id, csv: body.csv }),
);

export const DELETE = dashboardRoute(
  { right: "videos:write", params: ChannelParams, answer: ChannelParams },
  (ctx, { params }) => removeAudienceImport(ctx, params),
);
