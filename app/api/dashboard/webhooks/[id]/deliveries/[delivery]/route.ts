import { dashboardRoute } from "@/app/api/dashboard/handle";
import { DeliveryId } from "@/app/api/dashboard/webhooks/params";
import { getDelivery } from "@/lib/developers/webhooks/get-delivery";
import { DeliveryDetail } from "@/lib/outbound/webhooks/schemas";

export const GET = dashboardRoute(
  { right: "usage:read", params: DeliveryId, answer: DeliveryDetail },
  (ctx, { params }) => getDelivery(ctx, params),
);
