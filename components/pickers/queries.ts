import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { listChannelRows } from "@/rest/dashboard/endpoints/channels";
import { listVideoRows } from "@/rest/dashboard/endpoints/videos";

/** Longest text that is searched for. */
export const MAX_TEXT = 200;
export const PAUSE_MS = 250;
const SUGGESTIONS = 12;

/** Videos that match the typed text. */
export const suggestedVideosQuery = (q: string) =>
  queryOptions({
    queryKey: ["videos", "suggestions", q],
    queryFn: ({ signal }) => api(listVideoRows, { query: { q, per_page: SUGGESTIONS }, signal }),
    placeholderData: keepPreviousData,
  });

/** Channels that match the typed text. */
export const suggestedChannelsQuery = (q: string) => {
  const query = { list: "all", q, sort: "followers", order: "desc", per_page: SUGGESTIONS } as const;
  return queryOptions({
    queryKey: ["channels", "suggestions", query],
    queryFn: ({ signal }) => api(listChannelRows, { query, signal }),
    placeholderData: keepPreviousData,
  });
};
