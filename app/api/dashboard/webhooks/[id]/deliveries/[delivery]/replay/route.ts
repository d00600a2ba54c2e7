import { dashboardRoute } from "@/app/api/dashboard/handle";
import { DeliveryId } from "@/app/api/dashboard/webhooks/params";
import { replayDelivery } from "@/lib/webhooks/replay";
import { DeliveryDetail } from "@/lib/webhooks/schemas";

export const POST = dashboardRoute(
  { right: "organization:manage", isIdempotent: true, params: DeliveryId, answer: DeliveryDetail, status: 201 },
  (ctx, { params }) => replayDelivery(ctx, params),
);
