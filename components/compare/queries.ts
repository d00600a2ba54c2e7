import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { Comparison } from "@/lib/tracking/compare/schemas";
import { VideoRows, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import type { CompareChoice } from "./search-params";

const MINUTE = 60_000;

/** Under "videos": whatever changes a video makes its comparisons old too. */
export const comparisonQuery = ({ videos, by, metric, mode }: CompareChoice) =>
  queryOptions({
    queryKey: ["videos", "compare", { videos, by, metric, mode }],
    queryFn: ({ signal }) =>
      api(Comparison, "/api/dashboard/videos/compare", {
        query: { videos: videos.join(","), by, metric, mode },
        signal,
      }),
    refetchInterval: MINUTE,
    enabled: videos.length > 0,
    // The lines before stay until the next ones are there.
    placeholderData: keepPreviousData,
  });

const SUGGESTIONS = 12;

/** Videos to add, by what is typed. */
export const suggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ["videos", "suggestions", q],
    queryFn: ({ signal }) =>
      api(VideoRows, "/api/dashboard/videos", {
        query: { ...VideoRowsQuery.parse({ q, per_page: SUGGESTIONS }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
