import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { compareVideos } from "@/rest/dashboard/endpoints/compare";
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
