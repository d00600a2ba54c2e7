import { dashboardRoute } from "@/app/api/dashboard/handle";
import { EndpointId } from "@/app/api/dashboard/webhooks/params";
import { getEndpoint } from "@/lib/developers/webhooks/get";
import { removeEndpoint } from "@/lib/developers/webhooks/remove";
import { updateEndpoint } from "@/lib/developers/webhooks/update";
import { EndpointRow, UpdateEndpointRequest } from "@/lib/outbound/webhooks/schemas";

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
