import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { CreateEndpointRequest, DeliveryPage, UpdateEndpointRequest } from "@/lib/outbound/webhooks/schemas";
import * as webhooks from "@/rest/dashboard/endpoints/webhooks";

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks", "list"],
  queryFn: ({ signal }) => api(webhooks.listEndpoints, { signal }),
  refetchInterval: MINUTE_MS,
});

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ["webhooks", "one", id],
    queryFn: ({ signal }) => api(webhooks.getEndpoint, { params: { id }, signal }),
    refetchInterval: MINUTE_MS,
  });

export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["webhooks", "deliveries", id],
    queryFn: ({ signal, pageParam }) =>
      api(webhooks.listDeliveries, { params: { id }, signal, query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: DeliveryPage) => page.next_cursor,
    refetchInterval: MINUTE_MS,
  });

export const deliveryQuery = (id: string, delivery: string) =>
  queryOptions({
    queryKey: ["webhooks", "delivery", id, delivery],
    queryFn: ({ signal }) => api(webhooks.getDelivery, { params: { id, delivery }, signal }),
  });

export const createWebhook = (body: CreateEndpointRequest, signal: AbortSignal) =>
  api(webhooks.createEndpoint, { body, signal });

export const updateWebhook = (id: string, body: UpdateEndpointRequest, signal?: AbortSignal) =>
  api(webhooks.updateEndpoint, { params: { id }, body, signal });

export const removeWebhook = (id: string, signal: AbortSignal) =>
  api(webhooks.removeEndpoint, { params: { id }, signal });

export const rotateWebhookSecret = (id: string, signal: AbortSignal) =>
  api(webhooks.rotateSecret, { params: { id }, signal });

export const sendTestEvent = (id: string) => api(webhooks.sendTest, { params: { id } });

export const replayDelivery = (id: string, delivery: string) =>
  api(webhooks.replayDelivery, { params: { id, delivery } });

/** Refetches lists, states and deliveries after any change. */
export const refreshWebhooks = (client: QueryClient) => client.invalidateQueries({ queryKey: ["webhooks"] });
