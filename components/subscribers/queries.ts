import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import {
  type AddSocialAccountRequest,
  SocialAccount,
  SubscriberHistory,
  type SubscriberHistoryQuery,
  SubscriberRows,
} from "@/lib/channels/subscribers/schemas";

const MINUTE = 60_000;
const SECOND = 1000;
const ROOT = "/api/dashboard/social";
const pathOf = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;
const Named = z.object({ id: z.string() });

/** Every second during a sync; otherwise when the next one becomes possible, at least every minute. */
function nextLook(data: SubscriberRows | undefined): number {
  const rows = data?.rows ?? [];
  if (rows.some((row) => row.is_syncing)) return SECOND;
  const waits = rows.flatMap(({ next_sync_at: at }) => (at === null ? [] : [Date.parse(at) - Date.now() + SECOND]));
  return Math.min(MINUTE, ...waits.map((wait) => Math.max(wait, SECOND)));
}

export const subscribersQuery = queryOptions({
  queryKey: ["subscribers", "rows"],
  queryFn: ({ signal }) => api(SubscriberRows, ROOT, { signal }),
  refetchInterval: ({ state }) => nextLook(state.data),
});

export const historyQuery = (id: string, query: SubscriberHistoryQuery) =>
  queryOptions({
    queryKey: ["subscribers", "history", id, query],
    queryFn: ({ signal }) => api(SubscriberHistory, `${pathOf(id)}/history`, { query, signal }),
    // Keep the old range while loading a new one, but never another account's line.
    placeholderData: (previous, query) => (query?.queryKey[2] === id ? previous : undefined),
  });

export const addAccount = (body: AddSocialAccountRequest, signal: AbortSignal) =>
  api(SocialAccount, ROOT, { method: "POST", body, signal });

export const removeAccount = (id: string) => api(Named, pathOf(id), { method: "DELETE" });

export const restoreAccount = (id: string) => api(Named, `${pathOf(id)}/restore`, { method: "POST" });

export const syncAccounts = () => api(SubscriberRows, `${ROOT}/sync`, { method: "POST" });

/** Refetches rows and histories after any change. */
export const refreshSubscribers = (client: QueryClient) => client.invalidateQueries({ queryKey: ["subscribers"] });
