"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FurtherRows } from "@/components/ui/load-further";
import type { VideoRow, VideoRowsQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { joinedRows } from "./joined-rows";
import { videoRowsQuery } from "./queries";

const NO_ROWS: VideoRow[] = [];

/** The rows of a page of the list, and of the pages after it that were loaded since. */
export function useVideoRows(query: VideoRowsQuery) {
  const key = JSON.stringify(query);
  const [reach, setReach] = useState({ key, pages: 0 });
  // Other filters, or another page, start again.
  const pages = reach.key === key ? reach.pages : 0;
  const first = useQuery(videoRowsQuery(query));
  const further = useQueries({
    queries: Array.from({ length: pages }, (_, index) => videoRowsQuery({ ...query, page: query.page + index + 1 })),
  });
  const loaded = [first, ...further].map(({ data }) => data?.rows ?? NO_ROWS);
  const failed = further.find(({ error, data }) => error !== null && data === undefined);
  const last = further.at(-1)?.data ?? (pages === 0 ? first.data : undefined);
  return {
    first,
    rows: pages === 0 ? (first.data?.rows ?? NO_ROWS) : joinedRows(loaded),
    further: {
      isMore: failed !== undefined || last === undefined || last.rows.length === last.per_page,
      isLoading: further.some(({ isFetching, data }) => isFetching && data === undefined),
      error: failed?.error ?? null,
      load: () => (failed ? void failed.refetch() : setReach({ key, pages: pages + 1 })),
    } satisfies FurtherRows,
  };
}
