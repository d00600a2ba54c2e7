import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SECRET_LIMIT } from "@/app/api/dashboard/limits";
import { EndpointId } from "@/app/api/dashboard/webhooks/params";
import { rotateSecret } from "@/lib/developers/webhooks/rotate-secret";
import { EndpointWithSecret } from "@/lib/outbound/webhooks/schemas";

export const POST = dashboardRoute(
  { right: "organization:manage", params: EndpointId, limit: SECRET_LIMIT, answer: EndpointWithSecret },
  (ctx, { params }) => rotateSecret(ctx, params),
);
