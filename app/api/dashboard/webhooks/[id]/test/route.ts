import { dashboardRoute } from "@/app/api/dashboard/handle";
import { WEBHOOK_SEND_LIMIT } from "@/app/api/dashboard/limits";
import { EndpointId } from "@/app/api/dashboard/webhooks/params";
import { sendTest } from "@/lib/developers/webhooks/send-test";
import { DeliveryDetail } from "@/lib/outbound/webhooks/schemas";

export const POST = dashboardRoute(
  {
    right: "organization:manage",
    isIdempotent: true,
    params: EndpointId,
    limit: WEBHOOK_SEND_LIMIT,
    answer: DeliveryDetail,
    status: 201,
  },
  (ctx, { params }) => sendTest(ctx, params),
);
