import { dashboardRoute } from "@/app/api/dashboard/handle";
import { WEBHOOK_SEND_LIMIT } from "@/app/api/dashboard/limits";
import { EndpointId } from "@/app/api/dashboard/webhooks/params";
import { DeliveryDetail } from "@/lib/webhooks/schemas";
import { sendTest } from "@/lib/webhooks/send-test";

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
