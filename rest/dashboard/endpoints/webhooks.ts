import { endpoint } from "@/rest/dashboard/endpoint";
import { SECRET_LIMIT, WEBHOOK_SEND_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/webhooks";

export const listEndpoints = endpoint<typeof schemas.listEndpoints>({
  method: "GET",
  path: "/api/dashboard/webhooks",
  right: "usage:read",
});

export const createEndpoint = endpoint<typeof schemas.createEndpoint>({
  method: "POST",
  path: "/api/dashboard/webhooks",
  right: "organization:manage",
  limit: SECRET_LIMIT,
  status: 201,
});

export const getEndpoint = endpoint<typeof schemas.getEndpoint>({
  method: "GET",
  path: "/api/dashboard/webhooks/{id}",
  right: "usage:read",
});

export const updateEndpoint = endpoint<typeof schemas.updateEndpoint>({
  method: "PATCH",
  path: "/api/dashboard/webhooks/{id}",
  right: "organization:manage",
});

export const removeEndpoint = endpoint<typeof schemas.removeEndpoint>({
  method: "DELETE",
  path: "/api/dashboard/webhooks/{id}",
  right: "organization:manage",
});

export const rotateSecret = endpoint<typeof schemas.rotateSecret>({
  method: "POST",
  path: "/api/dashboard/webhooks/{id}/rotate",
  right: "organization:manage",
  limit: SECRET_LIMIT,
});

export const sendTest = endpoint<typeof schemas.sendTest>({
  method: "POST",
  path: "/api/dashboard/webhooks/{id}/test",
  right: "organization:manage",
  isIdempotent: true,
  limit: WEBHOOK_SEND_LIMIT,
  status: 201,
});

export const listDeliveries = endpoint<typeof schemas.listDeliveries>({
  method: "GET",
  path: "/api/dashboard/webhooks/{id}/deliveries",
  right: "usage:read",
});

export const getDelivery = endpoint<typeof schemas.getDelivery>({
  method: "GET",
  path: "/api/dashboard/webhooks/{id}/deliveries/{delivery}",
  right: "usage:read",
});

export const replayDelivery = endpoint<typeof schemas.replayDelivery>({
  method: "POST",
  path: "/api/dashboard/webhooks/{id}/deliveries/{delivery}/replay",
  right: "organization:manage",
  isIdempotent: true,
  limit: WEBHOOK_SEND_LIMIT,
  status: 201,
});
