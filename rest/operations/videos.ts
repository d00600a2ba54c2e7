import { z } from "zod";
import {
  GetVideoQuery,
  ListVideosQuery,
  ParsedTrackRequest,
  StoppedVideo,
  TrackedVideo,
  VideoDetail,
  VideoList,
} from "@/lib/tracking/videos/schemas";
import { defineOperation } from "@/rest/operation";

const VideoId = z.object({
  id: z.union([z.string().regex(/^[a-z0-9]{1,64}$/), z.guid()]).meta({
    description: "The video's `id` from `POST /videos/track`, or its `video_uuid`",
    example: "cm5abc123def",
  }),
});

const TrackBody = ParsedTrackRequest.extend({
  video_link: ParsedTrackRequest.shape.video_link.meta({
    description: "Public link of the video, in any form that its platform uses, including short links",
  }),
  duration_days: ParsedTrackRequest.shape.duration_days.meta({
    description: "Days to track. The highest possible cost is days × 24 × the price of a snapshot",
  }),
});

const link = "https://www.tiktok.com/@user/video/7234567890123456789";
const created = "2026-01-29T10:00:00.000Z";
const identity = { id: "cm5abc123def", job_id: "job_xyz789", video_link: link };
const video = {
  ...identity,
  platform: "tiktok",
  status: "monitoring",
  monitoring_started: created,
  monitoring_duration_days: 7,
  days_remaining: 6.9,
  current_metadata: { title: "Morning routine", creator: "user" },
  created_at: created,
  external_id: "7234567890123456789",
  canonical_url: link,
  channel_id: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71",
  video_uuid: "77168374-dd2c-496a-b1ae-3d4944f48ccb",
} as const;

export const trackVideoOperation = defineOperation({
  id: "trackVideo",
  method: "POST",
  path: "/videos/track",
  dialect: "A",
  role: "videos:write",
  tag: "Videos",
  summary: "Track a video",
  description:
    "Reads the video from its platform, stores the first snapshot, and then stores one snapshot per hour until the tracking ends. A failed call costs nothing.",
  request: { body: TrackBody },
  bodyExample: { video_link: link, duration_days: 7 },
  answer: TrackedVideo,
  answerName: "TrackedVideo",
  example: {
    ...identity,
    platform: "tiktok",
    status: "monitoring",
    monitoring_duration_days: 7,
    days_remaining: 7,
    estimated_cost: 2.52,
    created_at: created,
  },
  refusals: ["insufficient_balance", "not_found", "platform_failed"],
  notFound: "Video not found or is private",
  idempotent: true,
});

export const listVideosOperation = defineOperation({
  id: "listVideos",
  method: "GET",
  path: "/videos",
  dialect: "A",
  role: "videos:read",
  tag: "Videos",
  summary: "List tracked videos",
  description:
    "Returns the newest videos first, unless you sort otherwise. To get the next page, send `next_cursor` as `cursor` with the same filters and sort. Pages never repeat or skip a video whose sort value did not change.",
  request: { query: ListVideosQuery },
  answer: VideoList,
  answerName: "VideoList",
  example: { videos: [video], total: 1, limit: 50, next_cursor: null },
});

export const getVideoOperation = defineOperation({
  id: "getVideo",
  method: "GET",
  path: "/videos/{id}",
  dialect: "A",
  role: "videos:read",
  tag: "Videos",
  summary: "Get a video with its snapshots",
  description:
    "Returns the video with its snapshots, oldest first. Metrics are decimal strings, or null where the platform does not report them. Send the `ETag` of a response as `If-None-Match` to get a 304 while nothing has changed.",
  request: { params: VideoId, query: GetVideoQuery },
  answer: VideoDetail,
  answerName: "VideoDetail",
  example: {
    ...video,
    current_metadata: { title: "Morning routine", creator: "user", description: null },
    is_deleted: false,
    last_updated: "2026-01-29T11:12:00.000Z",
    snapshots: [
      {
        id: "snap_cm5abc123def01",
        snapshot_id: "snap_cm5abc123def01",
        snapshot_time: "2026-01-29T11:12:00.000Z",
        views: "1250000",
        likes: "89000",
        comments: "1200",
        shares: "4500",
        saves: "3100",
        provider: "tiktok-scraper7",
      },
    ],
  },
  notFound: "Video not found",
  revalidates: true,
});

export const stopVideoOperation = defineOperation({
  id: "stopVideo",
  method: "POST",
  path: "/videos/{id}/stop",
  dialect: "A",
  role: "videos:write",
  tag: "Videos",
  summary: "Stop tracking a video",
  description:
    "Ends the tracking early and keeps its snapshots. You pay only for the snapshots stored so far. Stopping a stopped video changes nothing.",
  request: { params: VideoId },
  answer: StoppedVideo,
  answerName: "StoppedVideo",
  example: { success: true, ...identity, previous_status: "monitoring", new_status: "completed" },
  notFound: "Video not found",
  idempotent: true,
});
