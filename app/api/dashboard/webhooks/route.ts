import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SECRET_LIMIT } from "@/app/api/dashboard/limits";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { listEndpoints } from "@/lib/developers/webhooks/list";
import { CreateEndpointRequest, EndpointList, EndpointWithSecret } from "@/lib/outbound/webhooks/schemas";

export const GET = dashboardRoute({ right: "usage:read", answer: EndpointList }, (ctx) => listEndpoints(ctx));

export const POST = dashboardRoute(
  {
    right: "organization:manage",
    body: CreateEndpointRequest,
    limit: SECRET_LIMIT,
    answer: EndpointWithSecret,
    status: 201,
  },
  (ctx, { body }) => createEndpoint(ctx, body),
);
