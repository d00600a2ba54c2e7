import { z } from "zod";
import { knownZone } from "@/lib/core/time/rules";
import {
  ExtendedVideo,
  ExtendRequest,
  LinkCheck,
  RowsSummary,
  SetCostRequest,
  StoppedVideos,
  StopVideosRequest,
  VideoCost,
  VideoOverview,
  VideoRows,
  VideoRowsExportQuery,
  VideoRowsFilter,
  VideoRowsQuery,
} from "@/lib/tracking/videos/dashboard-schemas";
import { ParsedTrackRequest, StoppedVideo, TrackedVideo, TrackRequest } from "@/lib/tracking/videos/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT, LINK_LIMIT, TRACK_LIMIT } from "@/rest/dashboard/limits";
import { IdParams } from "@/rest/dashboard/params";

export const listVideoRows = endpoint({
  method: "GET",
  path: "/api/dashboard/videos",
  right: "videos:read",
  query: VideoRowsQuery,
  answer: VideoRows,
});

/** Totals over all rows of the table's filter. */
export const summarizeVideoRows = endpoint({
  method: "GET",
  path: "/api/dashboard/videos/summary",
  right: "videos:read",
  query: VideoRowsFilter,
  answer: RowsSummary,
});

export const trackVideo = endpoint({
  method: "POST",
  path: "/api/dashboard/videos",
  right: "videos:write",
  isIdempotent: true,
  body: ParsedTrackRequest,
  limit: TRACK_LIMIT,
  answer: TrackedVideo,
});

/** For the track dialog while a link is typed: whether the video is tracked already. */
export const checkLink = endpoint({
  method: "GET",
  path: "/api/dashboard/videos/check",
  right: "videos:read",
  query: TrackRequest.pick({ video_link: true }),
  limit: LINK_LIMIT,
  answer: LinkCheck,
});

export const exportVideoRows = endpoint({
  method: "GET",
  path: "/api/dashboard/videos/export",
  right: "videos:read",
  query: VideoRowsExportQuery,
  limit: EXPORT_LIMIT,
  answer: "csv",
});

export const stopVideos = endpoint({
  method: "POST",
  path: "/api/dashboard/videos/stop",
  right: "videos:write",
  isIdempotent: true,
  body: StopVideosRequest,
  answer: StoppedVideos,
});

export const getVideoOverview = endpoint({
  method: "GET",
  path: "/api/dashboard/videos/{id}",
  right: "videos:read",
  params: IdParams,
  answer: VideoOverview,
});

export const setCost = endpoint({
  method: "PUT",
  path: "/api/dashboard/videos/{id}/cost",
  right: "videos:write",
  params: IdParams,
  body: SetCostRequest,
  answer: VideoCost,
});

/** A video's hours. */
export const exportSeries = endpoint({
  method: "GET",
  path: "/api/dashboard/videos/{id}/export",
  right: "videos:read",
  params: IdParams,
  query: z.object({ zone: z.string().max(64).default("UTC").transform(knownZone) }),
  limit: EXPORT_LIMIT,
  answer: "csv",
});

export const extendVideo = endpoint({
  method: "POST",
  path: "/api/dashboard/videos/{id}/extend",
  right: "videos:write",
  isIdempotent: true,
  params: IdParams,
  body: ExtendRequest,
  answer: ExtendedVideo,
});

export const stopVideo = endpoint({
  method: "POST",
  path: "/api/dashboard/videos/{id}/stop",
  right: "videos:write",
  isIdempotent: true,
  params: IdParams,
  answer: StoppedVideo,
});
