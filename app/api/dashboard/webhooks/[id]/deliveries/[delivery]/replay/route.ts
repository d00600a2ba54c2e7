import { dashboardRoute } from "@/app/api/dashboard/handle";
import { WEBHOOK_SEND_LIMIT } from "@/app/api/dashboard/limits";
import { DeliveryId } from "@/app/api/dashboard/webhooks/params";
import { replayDelivery } from "@/lib/developers/webhooks/replay";
import { DeliveryDetail } from "@/lib/outbound/webhooks/schemas";

export const POST = dashboardRoute(
  {
    right: "organization:manage",
    isIdempotent: true,
    params: DeliveryId,
    limit: WEBHOOK_SEND_LIMIT,
    answer: DeliveryDetail,
    status: 201,
  },
  (ctx, { params }) => replayDelivery(ctx, params),
);
