import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { ConnectionInviteRequest, DisconnectRequest } from "@/lib/channels/connections/schemas";
import * as connections from "@/rest/dashboard/endpoints/connections";

/** A new account's figures are read within a minute. */
const READING_REFETCH_MS = 5000;

export const connectionsQuery = queryOptions({
  queryKey: ["connections"],
  queryFn: ({ signal }) => api(connections.listConnections, { signal }),
  refetchInterval: ({ state: { data } }) =>
    data?.accounts.some(({ status, outcome }) => status === "connected" && outcome === null)
      ? READING_REFETCH_MS
      : false,
});

export const inviteConnection = (body: ConnectionInviteRequest, signal: AbortSignal) =>
  api(connections.inviteConnection, { body, signal });
export const withdrawConnectionInvitation = (id: string, signal: AbortSignal) =>
  api(connections.withdrawConnectionInvitation, { params: { id }, signal });
export const disconnectAccount = (id: string, body: DisconnectRequest, signal: AbortSignal) =>
  api(connections.disconnectAccount, { params: { id }, body, signal });

/** Figures of channels come from connected accounts too. */
export const refreshConnections = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["connections"] }),
    client.invalidateQueries({ queryKey: ["channels"] }),
  ]);
