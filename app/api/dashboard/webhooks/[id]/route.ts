import { dashboardRoute } from "@/app/api/dashboard/handle";
import { EndpointId } from "@/app/api/dashboard/webhooks/params";
import { getEndpoint } from "@/lib/webhooks/get";
import { removeEndpoint } from "@/lib/webhooks/remove";
import { EndpointRow, UpdateEndpointRequest } from "@/lib/webhooks/schemas";
import { updateEndpoint } from "@/lib/webhooks/update";

export const GET = dashboardRoute({ right: "usage:read", params: EndpointId, answer: EndpointRow }, (ctx, { params }) =>
  getEndpoint(ctx, params),
);

export const PATCH = dashboardRoute(
  { right: "organization:manage", params: EndpointId, body: UpdateEndpointRequest, answer: EndpointRow },
  (ctx, { params, body }) => updateEndpoint(ctx, { ...body, ...params }),
);

export const DELETE = dashboardRoute(
  { right: "organization:manage", params: EndpointId, answer: EndpointId },
  async (ctx, { params }) => {
    await removeEndpoint(ctx, params);
    return params;
  },
);
