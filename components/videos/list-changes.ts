"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/components/api";
import { failureText } from "@/components/failure-text";
import { namesQuery } from "@/components/labels/queries";
import { refreshVideos } from "@/components/queries";
import { toast } from "@/components/toast";
import type { Selection } from "@/components/ui/selection";
import type { StopVideosRequest, VideoRow, VideoRows } from "@/lib/tracking/videos/dashboard-schemas";
import * as videos from "@/rest/dashboard/endpoints/videos";

export const stopVideos = (body: StopVideosRequest, signal: AbortSignal) => api(videos.stopVideos, { body, signal });

const ROWS = { queryKey: ["videos", "rows"] };

/**
 * Shows a change in every list immediately.
 * @returns a function that reverts it
 */
async function showChange(client: QueryClient, change: (row: VideoRow) => VideoRow): Promise<() => void> {
  // A response requested before the change would revert it on the screen.
  await client.cancelQueries(ROWS);
  const before = client.getQueriesData<VideoRows>(ROWS);
  client.setQueriesData<VideoRows>(ROWS, (data) => data && { ...data, rows: data.rows.map(change) });
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

export interface RowsChange<Answer> {
  send: () => Promise<Answer>;
  /** Applies the change to an affected row. */
  apply: (row: VideoRow) => VideoRow;
  /** Success message; none if the caller shows one. */
  done?: string;
  /** A noun for the failure notice, "the label change"; none if the caller shows one. */
  change?: string;
}

/** A change to all selected videos that shows immediately, and is reverted with the reason if it fails. */
export function useRowsChange<Answer>(selection: Selection<VideoRow>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ send }: RowsChange<Answer>) => send(),
    onMutate: async ({ apply }) => {
      const before = new Map(selection.rows.map((row) => [row.id, row]));
      const change = (row: VideoRow) => (before.has(row.id) ? apply(row) : row);
      const takeBack = await showChange(client, change);
      selection.change(change);
      return () => {
        takeBack();
        selection.change((row) => before.get(row.id) ?? row);
      };
    },
    onError: (error, { change }, takeBack) => {
      takeBack?.();
      if (change) toast.error(failureText(change, error));
    },
    onSuccess: (_, { done }) => {
      if (done) toast.success(done);
    },
    onSettled: () =>
      Promise.all([
        refreshVideos(client),
        client.invalidateQueries({ queryKey: namesQuery("labels").queryKey }),
        client.invalidateQueries({ queryKey: namesQuery("campaigns").queryKey }),
      ]),
  });
}
