import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type {
  AddSocialAccountRequest,
  SubscriberHistoryQuery,
  SubscriberRows,
} from "@/lib/channels/subscribers/schemas";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import * as subscribers from "@/rest/dashboard/endpoints/subscribers";

const SECOND = 1000;

/** Every second during a sync; otherwise when the next one becomes possible, at least every minute. */
function refetchDelay(data: SubscriberRows | undefined): number {
  const rows = data?.rows ?? [];
  if (rows.some((row) => row.is_syncing)) return SECOND;
  const waits = rows.flatMap(({ next_sync_at: at }) => (at === null ? [] : [Date.parse(at) - Date.now() + SECOND]));
  return Math.min(MINUTE_MS, ...waits.map((wait) => Math.max(wait, SECOND)));
}

export const subscribersQuery = queryOptions({
  queryKey: ["subscribers", "rows"],
  queryFn: ({ signal }) => api(subscribers.listSubscriberRows, { signal }),
  refetchInterval: ({ state }) => refetchDelay(state.data),
});

export const historyQuery = (id: string, query: SubscriberHistoryQuery) =>
  queryOptions({
    queryKey: ["subscribers", "history", id, query],
    queryFn: ({ signal }) => api(subscribers.getSubscriberHistory, { params: { id }, query, signal }),
    // Keep the old range while loading a new one, but never another account's line.
    placeholderData: (previous, query) => (query?.queryKey[2] === id ? previous : undefined),
  });

export const addAccount = (body: AddSocialAccountRequest, signal: AbortSignal) =>
  api(subscribers.addSocialAccount, { body, signal });

export const removeAccount = (id: string) => api(subscribers.removeSocialAccount, { params: { id } });

export const restoreAccount = (id: string) => api(subscribers.restoreSocialAccount, { params: { id } });

export const syncAccounts = () => api(subscribers.syncNow, {});

/** Refetches rows and histories after any change. */
export const refreshSubscribers = (client: QueryClient) => client.invalidateQueries({ queryKey: ["subscribers"] });
