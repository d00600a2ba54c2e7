import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import {
  type CreateEndpointRequest,
  DeliveryDetail,
  DeliveryPage,
  EndpointList,
  EndpointRow,
  EndpointWithSecret,
  type UpdateEndpointRequest,
} from "@/lib/outbound/webhooks/schemas";

const MINUTE = 60_000;
const ROOT = "/api/dashboard/webhooks";
const pathOf = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;
const deliveryPath = (id: string, delivery: string) => `${pathOf(id)}/deliveries/${encodeURIComponent(delivery)}`;

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks", "list"],
  queryFn: ({ signal }) => api(EndpointList, ROOT, { signal }),
  refetchInterval: MINUTE,
});

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ["webhooks", "one", id],
    queryFn: ({ signal }) => api(EndpointRow, pathOf(id), { signal }),
    refetchInterval: MINUTE,
  });

export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["webhooks", "deliveries", id],
    queryFn: ({ signal, pageParam }) =>
      api(DeliveryPage, `${pathOf(id)}/deliveries`, { signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: DeliveryPage) => page.next_cursor,
    refetchInterval: MINUTE,
  });

export const deliveryQuery = (id: string, delivery: string) =>
  queryOptions({
    queryKey: ["webhooks", "delivery", id, delivery],
    queryFn: ({ signal }) => api(DeliveryDetail, deliveryPath(id, delivery), { signal }),
  });

export const createWebhook = (body: CreateEndpointRequest, signal: AbortSignal) =>
  api(EndpointWithSecret, ROOT, { method: "POST", body, signal });

export const updateWebhook = (id: string, body: UpdateEndpointRequest, signal?: AbortSignal) =>
  api(EndpointRow, pathOf(id), { method: "PATCH", body, signal });

export const removeWebhook = (id: string, signal: AbortSignal) =>
  api(z.object({ id: z.string() }), pathOf(id), { method: "DELETE", signal });

export const rotateWebhookSecret = (id: string, signal: AbortSignal) =>
  api(EndpointWithSecret, `${pathOf(id)}/rotate`, { method: "POST", signal });

export const sendTestEvent = (id: string) => api(DeliveryDetail, `${pathOf(id)}/test`, { method: "POST" });

export const replayDelivery = (id: string, delivery: string) =>
  api(DeliveryDetail, `${deliveryPath(id, delivery)}/replay`, { method: "POST" });

/** Refetches lists, states and deliveries after any change. */
export const refreshWebhooks = (client: QueryClient) => client.invalidateQueries({ queryKey: ["webhooks"] });
