import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { compareVideos } from "@/rest/dashboard/endpoints/compare";
import { listVideoRows } from "@/rest/dashboard/endpoints/videos";
import type { CompareChoice } from "./search-params";

/** Below "videos": any change to a video also invalidates its comparisons. */
export const comparisonQuery = ({ videos, by, span, metric, mode }: CompareChoice) =>
  queryOptions({
    queryKey: ["videos", "compare", { videos, by, span, metric, mode }],
    queryFn: ({ signal }) =>
      api(compareVideos, { query: { videos: videos.join(","), by, span, metric, mode }, signal }),
    refetchInterval: MINUTE_MS,
    enabled: videos.length > 0,
    // Keep the previous lines until the next ones arrive.
    placeholderData: keepPreviousData,
  });

const SUGGESTIONS = 12;

/** Videos to add, matching the typed text. */
export const suggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ["videos", "suggestions", q],
    queryFn: ({ signal }) => api(listVideoRows, { query: { q, per_page: SUGGESTIONS }, signal }),
    placeholderData: keepPreviousData,
  });
