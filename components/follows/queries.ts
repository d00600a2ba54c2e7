import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type {
  CheckHandlesRequest,
  CreateFollowsRequest,
  FollowPosts,
  FollowRows,
} from "@/lib/insight/follows/dashboard-schemas";
import type { FollowOutcome } from "@/lib/insight/follows/outcome-rules";
import type { CreateFollowRequest, UpdateFollowRequest } from "@/lib/insight/follows/schemas";
import * as follows from "@/rest/dashboard/endpoints/follows";

export const followRowsQuery = infiniteQueryOptions({
  queryKey: ["follows", "list"],
  queryFn: ({ signal, pageParam }) =>
    api(follows.listFollowRows, { query: { cursor: pageParam ?? undefined }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page: FollowRows) => page.next_cursor,
  refetchInterval: MINUTE_MS,
});

export const followQuery = (id: string) =>
  queryOptions({
    queryKey: ["follows", "one", id],
    queryFn: ({ signal }) => api(follows.getFollowRow, { params: { id }, signal }),
    refetchInterval: MINUTE_MS,
  });

export const followPostsQuery = (id: string, outcome: FollowOutcome | null) =>
  infiniteQueryOptions({
    queryKey: ["follows", "posts", id, outcome],
    queryFn: ({ signal, pageParam }) =>
      api(follows.listFollowPosts, {
        params: { id },
        query: { outcome: outcome ?? undefined, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: FollowPosts) => page.next_cursor,
    refetchInterval: MINUTE_MS,
  });

export const channelFollowQuery = (channelId: string) =>
  queryOptions({
    queryKey: ["follows", "channel", channelId],
    queryFn: ({ signal }) => api(follows.getChannelFollow, { params: { id: channelId }, signal }),
  });

export const createFollow = (body: CreateFollowRequest, signal: AbortSignal) =>
  api(follows.createFollow, { body, signal });

export const createFollows = (body: CreateFollowsRequest, signal: AbortSignal) =>
  api(follows.createFollows, { body, signal });

export const checkHandles = (body: CheckHandlesRequest, signal: AbortSignal) =>
  api(follows.checkHandles, { body, signal });

export const updateFollow = (id: string, body: UpdateFollowRequest, signal?: AbortSignal) =>
  api(follows.updateFollow, { params: { id }, body, signal });

export const removeFollow = (id: string, signal: AbortSignal) => api(follows.removeFollow, { params: { id }, signal });

/** Refetches lists, activity and buttons after any change. */
export const refreshFollows = (client: QueryClient) => client.invalidateQueries({ queryKey: ["follows"] });
