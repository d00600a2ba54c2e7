import { dashboardRoute } from "@/app/api/dashboard/handle";
import { EndpointId } from "@/app/api/dashboard/webhooks/params";
import { DeliveryDetail } from "@/lib/webhooks/schemas";
import { sendTest } from "@/lib/webhooks/send-test";

export const POST = dashboardRoute(
  { right: "organization:manage", isIdempotent: true, params: EndpointId, answer: DeliveryDetail, status: 201 },
  (ctx, { params }) => sendTest(ctx, params),
);
