import { z } from "zod";
import { knownZone } from "@/lib/core/time/zone-rules";
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
import { AddNoteRequest, VideoNote } from "@/lib/tracking/videos/note-schemas";
import { ParsedTrackRequest, StoppedVideo, TrackedVideo, TrackRequest } from "@/lib/tracking/videos/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams, NoteParams } from "@/rest/dashboard/params";

export const listVideoRows = schemas({ query: VideoRowsQuery, answer: VideoRows });

export const summarizeVideoRows = schemas({ query: VideoRowsFilter, answer: RowsSummary });

export const trackVideo = schemas({ body: ParsedTrackRequest, answer: TrackedVideo });

export const checkLink = schemas({ query: TrackRequest.pick({ video_link: true }), answer: LinkCheck });

export const exportVideoRows = schemas({ query: VideoRowsExportQuery, answer: "csv" });

export const stopVideos = schemas({ body: StopVideosRequest, answer: StoppedVideos });

export const getVideoOverview = schemas({ params: IdParams, answer: VideoOverview });

export const setCost = schemas({ params: IdParams, body: SetCostRequest, answer: VideoCost });

export const exportSeries = schemas({
  params: IdParams,
  query: z.object({ zone: z.string().max(64).default("UTC").transform(knownZone) }),
  answer: "csv",
});

export const extendVideo = schemas({ params: IdParams, body: ExtendRequest, answer: ExtendedVideo });

export const stopVideo = schemas({ params: IdParams, answer: StoppedVideo });

export const addNote = schemas({ params: IdParams, body: AddNoteRequest, answer: VideoNote });

export const removeNote = schemas({ params: NoteParams, answer: IdParams });
