import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type {
  ExtendRequest,
  SetCostRequest,
  VideoOverview,
  VideoRowsFilter,
  VideoRowsQuery,
} from "@/lib/tracking/videos/dashboard-schemas";
import type { AddNoteRequest } from "@/lib/tracking/videos/note-schemas";
import { isRunning } from "@/lib/tracking/videos/rules";
import type { TrackRequest } from "@/lib/tracking/videos/schemas";
import * as videos from "@/rest/dashboard/endpoints/videos";

/** Time from a snapshot's due minute until it is stored; a refresh makes sense then. */
const SETTLING = 20_000;

export const videoRowsQuery = (query: VideoRowsQuery) =>
  queryOptions({
    queryKey: ["videos", "rows", query],
    queryFn: ({ signal }) => api(videos.listVideoRows, { query, signal }),
    refetchInterval: MINUTE_MS,
    // Keep the previous rows until the next ones arrive, to avoid jumps while filters change.
    placeholderData: keepPreviousData,
  });

export const rowsSummaryQuery = ({ q, platform, status, label, campaign }: VideoRowsFilter) => {
  const query = { q, platform, status, label, campaign };
  return queryOptions({
    queryKey: ["videos", "summary", query],
    queryFn: ({ signal }) => api(videos.summarizeVideoRows, { query, signal }),
    refetchInterval: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
};

/** Time until the next refresh: just after the next snapshot, at least every minute during collection. */
function refetchDelay(video: VideoOverview | undefined): number | false {
  if (!video || !isRunning(video)) return false;
  if (!video.next_snapshot_at) return MINUTE_MS;
  const wait = Date.parse(video.next_snapshot_at) + SETTLING - Date.now();
  return wait > 0 && wait < MINUTE_MS ? wait : MINUTE_MS;
}

export const videoOverviewQuery = (id: string) =>
  queryOptions({
    queryKey: ["videos", "overview", id],
    queryFn: ({ signal }) => api(videos.getVideoOverview, { params: { id }, signal }),
    refetchInterval: ({ state }) => refetchDelay(state.data),
  });

export const linkCheckQuery = (link: string) =>
  queryOptions({
    queryKey: ["videos", "check", link],
    queryFn: ({ signal }) => api(videos.checkLink, { query: { video_link: link }, signal }),
    staleTime: MINUTE_MS,
    retry: false,
  });

export const trackVideo = (request: TrackRequest, signal: AbortSignal) =>
  api(videos.trackVideo, { body: request, signal });

export const stopVideo = (id: string, signal: AbortSignal) => api(videos.stopVideo, { params: { id }, signal });

export const extendVideo = (id: string, request: ExtendRequest, signal: AbortSignal) =>
  api(videos.extendVideo, { params: { id }, body: request, signal });

export const setVideoCost = (id: string, request: SetCostRequest) =>
  api(videos.setCost, { params: { id }, body: request });

export const addNote = (id: string, body: AddNoteRequest, signal: AbortSignal) =>
  api(videos.addNote, { params: { id }, body, signal });

export const removeNote = (id: string, note: string) => api(videos.removeNote, { params: { id, note } });
