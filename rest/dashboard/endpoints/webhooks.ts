import {
  CreateEndpointRequest,
  DeliveryDetail,
  DeliveryPage,
  EndpointList,
  EndpointRow,
  EndpointWithSecret,
  ListDeliveriesQuery,
  UpdateEndpointRequest,
} from "@/lib/outbound/webhooks/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { SECRET_LIMIT, WEBHOOK_SEND_LIMIT } from "@/rest/dashboard/limits";
import { DeliveryParams, IdParams } from "@/rest/dashboard/params";

export const listEndpoints = endpoint({
  method: "GET",
  path: "/api/dashboard/webhooks",
  right: "usage:read",
  answer: EndpointList,
});

export const createEndpoint = endpoint({
  method: "POST",
  path: "/api/dashboard/webhooks",
  right: "organization:manage",
  body: CreateEndpointRequest,
  limit: SECRET_LIMIT,
  answer: EndpointWithSecret,
  status: 201,
});

export const getEndpoint = endpoint({
  method: "GET",
  path: "/api/dashboard/webhooks/{id}",
  right: "usage:read",
  params: IdParams,
  answer: EndpointRow,
});

export const updateEndpoint = endpoint({
  method: "PATCH",
  path: "/api/dashboard/webhooks/{id}",
  right: "organization:manage",
  params: IdParams,
  body: UpdateEndpointRequest,
  answer: EndpointRow,
});

export const removeEndpoint = endpoint({
  method: "DELETE",
  path: "/api/dashboard/webhooks/{id}",
  right: "organization:manage",
  params: IdParams,
  answer: IdParams,
});

export const rotateSecret = endpoint({
  method: "POST",
  path: "/api/dashboard/webhooks/{id}/rotate",
  right: "organization:manage",
  params: IdParams,
  limit: SECRET_LIMIT,
  answer: EndpointWithSecret,
});

export const sendTest = endpoint({
  method: "POST",
  path: "/api/dashboard/webhooks/{id}/test",
  right: "organization:manage",
  isIdempotent: true,
  params: IdParams,
  limit: WEBHOOK_SEND_LIMIT,
  answer: DeliveryDetail,
  status: 201,
});

export const listDeliveries = endpoint({
  method: "GET",
  path: "/api/dashboard/webhooks/{id}/deliveries",
  right: "usage:read",
  params: IdParams,
  query: ListDeliveriesQuery,
  answer: DeliveryPage,
});

export const getDelivery = endpoint({
  method: "GET",
  path: "/api/dashboard/webhooks/{id}/deliveries/{delivery}",
  right: "usage:read",
  params: DeliveryParams,
  answer: DeliveryDetail,
});

export const replayDelivery = endpoint({
  method: "POST",
  path: "/api/dashboard/webhooks/{id}/deliveries/{delivery}/replay",
  right: "organization:manage",
  isIdempotent: true,
  params: DeliveryParams,
  limit: WEBHOOK_SEND_LIMIT,
  answer: DeliveryDetail,
  status: 201,
});
