import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { CreateChannelRequest } from "@/lib/insight/alerts/dashboard-schemas";
import type { CreateAlertRequest, FiringPage, UpdateAlertRequest } from "@/lib/insight/alerts/schemas";
import * as endpoints from "@/rest/dashboard/endpoints/alerts";

/** All of them: there are at most 100. */
export const alertsQuery = queryOptions({
  queryKey: ["alerts", "list"],
  queryFn: ({ signal }) => api(endpoints.listAlerts, { signal }),
  refetchInterval: MINUTE_MS,
});

export const alertChannelsQuery = queryOptions({
  queryKey: ["alerts", "channels"],
  queryFn: ({ signal }) => api(endpoints.listAlertChannels, { signal }),
  refetchInterval: MINUTE_MS,
});

export const firingsQuery = infiniteQueryOptions({
  queryKey: ["alerts", "firings"],
  queryFn: ({ signal, pageParam }) => api(endpoints.listFirings, { signal, query: { cursor: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page: FiringPage) => page.next_cursor,
  refetchInterval: MINUTE_MS,
});

export const alertChoicesQuery = queryOptions({
  queryKey: ["alerts", "choices"],
  queryFn: ({ signal }) => api(endpoints.getAlertChoices, { signal }),
});

export const createAlert = (body: CreateAlertRequest, signal: AbortSignal) =>
  api(endpoints.createAlert, { body, signal });

export const updateAlert = (id: string, body: UpdateAlertRequest) =>
  api(endpoints.updateAlert, { params: { id }, body });

export const removeAlert = (id: string, signal: AbortSignal) => api(endpoints.removeAlert, { params: { id }, signal });

export const createAlertChannel = (body: CreateChannelRequest, signal: AbortSignal) =>
  api(endpoints.createAlertChannel, { body, signal });

export const testAlertChannel = (id: string) => api(endpoints.testAlertChannel, { params: { id } });

export const removeAlertChannel = (id: string, signal: AbortSignal) =>
  api(endpoints.removeAlertChannel, { params: { id }, signal });

export const refreshAlerts = (client: QueryClient) => client.invalidateQueries({ queryKey: ["alerts"] });
