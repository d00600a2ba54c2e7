import { dashboardRoute } from "@/app/api/dashboard/handle";
import { EndpointId } from "@/app/api/dashboard/webhooks/params";
import { listDeliveries } from "@/lib/developers/webhooks/list-deliveries";
import { DeliveryPage, ListDeliveriesQuery } from "@/lib/outbound/webhooks/schemas";

export const GET = dashboardRoute(
  { right: "usage:read", params: EndpointId, query: ListDeliveriesQuery, answer: DeliveryPage },
  (ctx, { params, query }) => listDeliveries(ctx, { ...query, ...params }),
);
