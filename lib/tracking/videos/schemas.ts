import { z } from "zod";
import { instant, optionalWholeNumber, wholeNumber } from "@/lib/core/schemas";
import { Platform } from "@/lib/platforms/schemas";
import { NameRef, VideoIds } from "@/lib/tracking/labels/schemas";
import { Figure, FigureSet, SeriesPoint } from "@/lib/tracking/snapshots/schemas";

const VIDEO_LINK = "Must be the link of a video, for example https://www.tiktok.com/@user/video/7234567890123456789";
const DURATION = "Must be a whole number from 1 to 30, for example 7";

/** Request and answers of family A as docs/contract.md documents them: exactly these keys. */
export const TrackRequest = z.object({
  video_link: z.string({ error: VIDEO_LINK }).min(1, VIDEO_LINK).max(2048, "Must have at most 2,048 characters"),
  duration_days: z.number({ error: DURATION }).int(DURATION).min(1, DURATION).max(30, DURATION),
});
export type TrackRequest = z.infer<typeof TrackRequest>;

export const TrackingStatus = z.enum(["monitoring", "completed", "paused", "error", "cancelled"]);
export type TrackingStatus = z.infer<typeof TrackingStatus>;
/** As the dashboard distinguishes: one that was stopped is stored, and answered by the API, as completed. */
export const ShownStatus = z.enum(["monitoring", "paused", "completed", "stopped", "error", "cancelled"]);
export type ShownStatus = z.infer<typeof ShownStatus>;

const Iso = z.iso.datetime();

export const TrackedVideo = z.object({
  id: z.string(),
  job_id: z.string(),
  video_link: z.string(),
  platform: Platform,
  status: TrackingStatus,
  monitoring_duration_days: z.int(),
  days_remaining: z.number(),
  estimated_cost: z.number(),
  created_at: Iso,
});
export type TrackedVideo = z.infer<typeof TrackedVideo>;

export const Video = z
  .object({
    id: z.string(),
    job_id: z.string(),
    video_link: z.string(),
    platform: Platform,
    status: TrackingStatus,
    monitoring_started: Iso,
    monitoring_duration_days: z.int(),
    days_remaining: z.number(),
    current_metadata: z.object({ title: z.string().nullable(), creator: z.string().nullable() }),
    created_at: Iso,
    /** The platform's own ID of the video. */
    external_id: z.string(),
    canonical_url: z.string(),
    /** The creator's channel in family C; null until it is known. */
    channel_id: z.uuid().nullable(),
    /** `video_id` in family B. */
    video_uuid: z.uuid(),
  })
  .meta({ id: "Video" });
export type Video = z.infer<typeof Video>;

const text = (most: number, description: string, example: string) =>
  z.string().min(1).max(most).optional().meta({ description, example });

export const VideoListSort = z.enum(["created_at", "updated_at", "views", "likes", "engagement"]);

export const ListVideosQuery = z.object({
  limit: wholeNumber({ min: 1, max: 100, fallback: 50 }).meta({ description: "Videos per page", example: 50 }),
  platform: Platform.optional().meta({ description: "Only videos of this platform", example: "tiktok" }),
  status: TrackingStatus.optional().meta({ description: "Only videos with this status", example: "monitoring" }),
  label: text(64, "Only videos with this label: its ID or its exact name. An ID takes precedence", "Launch"),
  campaign: text(64, "Only videos of this campaign: its ID or its exact name. An ID takes precedence", "Summer sale"),
  creator: text(200, "Only videos of this creator: the name in `current_metadata`, or the username", "user"),
  channel_id: z
    .guid({ error: "Must be a channel's ID, for example d15ea3bc-c59a-49da-a6d2-f5e66fd44b71" })
    .optional()
    .meta({ description: "Only videos of the channel with this ID", example: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71" }),
  url: text(
    2048,
    "Only the video at this link, in any form that `POST /videos/track` accepts",
    "https://www.tiktok.com/@user/video/7234567890123456789",
  ),
  external_id: text(200, "Only the video with this ID on its platform", "7234567890123456789"),
  q: text(200, "Only videos with this text in their title, creator or link", "routine"),
  created_after: instant()
    .optional()
    .meta({ description: "Only videos added after this time", example: "2026-01-01T00:00:00Z" }),
  created_before: instant()
    .optional()
    .meta({ description: "Only videos added before this time", example: "2026-02-01T00:00:00Z" }),
  sort: VideoListSort.default("created_at").meta({
    description:
      "Value to sort by. `updated_at` is the time of the latest snapshot; `engagement` is (likes + comments + shares) / views. Videos without the value come last",
    example: "views",
  }),
  order: z.enum(["asc", "desc"]).default("desc").meta({ description: "Sort direction", example: "desc" }),
  cursor: text(
    400,
    "`next_cursor` of the previous page. Keep the same filters, sort and order",
    "WyJxS2Q3d3JzT0g0T1ZxQTFhIiwxNzY5Njc5NjAwMDAwLCJjbTVhYmMxMjNkZWYiXQ",
  ),
});
export type ListVideosQuery = z.infer<typeof ListVideosQuery>;

export const VideoList = z.object({
  videos: z.array(Video),
  total: z.int(),
  limit: z.int(),
  next_cursor: z.string().nullable(),
});
export type VideoList = z.infer<typeof VideoList>;

/** Decimal string, null where the platform does not report the metric. */
const Count = z.string().regex(/^\d+$/).nullable();
export const Snapshot = z
  .object({
    id: z.string(),
    snapshot_id: z.string(),
    snapshot_time: Iso,
    views: Count,
    likes: Count,
    comments: Count,
    shares: Count,
    saves: Count,
    provider: z.string(),
  })
  .meta({ id: "Snapshot" });
export type Snapshot = z.infer<typeof Snapshot>;

/** More than a tracking can have. */
const MOST_SNAPSHOTS = 1_000;

export const GetVideoQuery = z.object({
  since: instant()
    .optional()
    .meta({ description: "Only snapshots taken after this time", example: "2026-01-29T10:00:00Z" }),
  until: instant()
    .optional()
    .meta({ description: "Only snapshots taken at or before this time", example: "2026-01-30T10:00:00Z" }),
  limit: optionalWholeNumber({ min: 1, max: MOST_SNAPSHOTS, example: 100 }).meta({
    description: "Maximum number of snapshots, starting with the oldest. Continue with `since`",
    example: 100,
  }),
  snapshots: z
    .enum(["true", "false"])
    .default("true")
    .meta({ description: "`false` leaves `snapshots` empty", example: "false" }),
});
export type GetVideoQuery = z.infer<typeof GetVideoQuery>;

export const VideoDetail = Video.omit({ current_metadata: true }).extend({
  current_metadata: z.object({
    title: z.string().nullable(),
    creator: z.string().nullable(),
    description: z.string().nullable(),
  }),
  is_deleted: z.boolean(),
  last_updated: Iso.nullable(),
  snapshots: z.array(Snapshot),
});
export type VideoDetail = z.infer<typeof VideoDetail>;

export const StoppedVideo = z.object({
  success: z.literal(true),
  id: z.string(),
  job_id: z.string(),
  video_link: z.string(),
  previous_status: TrackingStatus,
  new_status: TrackingStatus,
});
export type StoppedVideo = z.infer<typeof StoppedVideo>;

// — What the dashboard's own routes answer —

export const VideoSort = z.enum([
  "created_at",
  "ends_at",
  "views",
  "likes",
  "comments",
  "shares",
  "saves",
  "engagement",
  "updated_at",
]);
export type VideoSort = z.infer<typeof VideoSort>;

/** In place of a label's or campaign's id: the videos without any. */
export const WITHOUT = "none";

export const VideoRowsQuery = z.object({
  /** Searched for in titles, creators and links. */
  q: z.string().trim().max(200).default(""),
  platform: Platform.optional(),
  status: ShownStatus.optional(),
  label: z.string().max(64).optional(),
  campaign: z.string().max(64).optional(),
  sort: VideoSort.default("created_at"),
  order: z.enum(["asc", "desc"]).default("desc"),
  page: wholeNumber({ min: 1, max: 10_000, fallback: 1 }),
  per_page: wholeNumber({ min: 1, max: 100, fallback: 25 }),
});
export type VideoRowsQuery = z.infer<typeof VideoRowsQuery>;

export const VideoRow = z.object({
  id: z.string(),
  platform: Platform,
  title: z.string().nullable(),
  creator: z.string().nullable(),
  video_link: z.string(),
  status: TrackingStatus,
  status_reason: z.string().nullable(),
  started_at: Iso,
  ends_at: Iso,
  figures: FigureSet,
  /** Per cent, unrounded; null when views are missing or 0. */
  engagement_rate: z.number().nullable(),
  latest_at: Iso.nullable(),
  /** By name. */
  labels: z.array(NameRef),
  campaign: NameRef.nullable(),
  /** Views of the last 25 hours, oldest first, one entry an hour, null for a gap; at most 25. */
  sparkline: z.array(z.number().nullable()),
});
export type VideoRow = z.infer<typeof VideoRow>;

/** What all the rows of a filter come to, on whatever page they stand. */
export const RowsSummary = z.object({
  videos: z.int(),
  /** Of those, how many are monitored or paused. */
  running: z.int(),
  /** Latest views together, of the videos that have any reported; null when none has. */
  views: Figure,
  views_of: z.int(),
  /** What was paid, of the videos whose cost is known; null when none is. */
  cost_usd: Figure,
  cost_of: z.int(),
  /** Dollars per thousand views over the videos that have both a cost and views; null when none has. */
  cpm_usd: Figure,
  cpm_of: z.int(),
  /** The newest reading among them. */
  latest_at: Iso.nullable(),
});
export type RowsSummary = z.infer<typeof RowsSummary>;

export const VideoRows = z.object({
  rows: z.array(VideoRow),
  total: z.int(),
  page: z.int(),
  per_page: z.int(),
  summary: RowsSummary,
});
export type VideoRows = z.infer<typeof VideoRows>;

/** At most as many rows a file of them. */
export const MAX_EXPORT_ROWS = 20_000;

export const StopVideosRequest = z.object({ videos: VideoIds });
export type StopVideosRequest = z.infer<typeof StopVideosRequest>;

/** One line per video, in the order of the request; one that had ended before keeps its status. */
export const StoppedVideos = z.object({
  videos: z.array(
    z.object({
      id: z.string(),
      title: z.string().nullable(),
      video_link: z.string(),
      previous_status: TrackingStatus,
      new_status: TrackingStatus,
      /** Of the new status. */
      status_reason: z.string().nullable(),
    }),
  ),
});
export type StoppedVideos = z.infer<typeof StoppedVideos>;

export const VideoOverview = VideoRow.omit({ sparkline: true, labels: true, campaign: true }).extend({
  description: z.string().nullable(),
  canonical_url: z.string(),
  published_at: Iso.nullable(),
  duration_days: z.int(),
  days_remaining: z.number(),
  /** null when nothing more is collected. */
  next_snapshot_at: Iso.nullable(),
  /** Change against the reading nearest to 24 h before; null without one. */
  change_24h: FigureSet,
  snapshots: z.int(),
  gaps: z.int(),
  spent_usd: z.number(),
  /** What was paid for the video itself, as entered; null when it has not been. */
  cost_usd: z.number().nullable(),
  /** Metrics that this platform reports at all. */
  reported: z.array(z.enum(["views", "likes", "comments", "shares", "saves"])),
  points: z.array(SeriesPoint),
});
export type VideoOverview = z.infer<typeof VideoOverview>;

/** What an organization paid for a video, in dollars and cents; null when it is not known. */
export const SetCostRequest = z.object({
  cost_usd: z
    .number({ error: "Enter an amount in dollars" })
    .min(0, "At least 0")
    .max(1_000_000, "At most 1,000,000")
    .multipleOf(0.01, "At most two decimals")
    .nullable(),
});
export type SetCostRequest = z.infer<typeof SetCostRequest>;

export const VideoCost = z.object({ id: z.string(), cost_usd: z.number().nullable() });
export type VideoCost = z.infer<typeof VideoCost>;

/** A tracking's days in all, extended or not. */
export const MAX_DURATION_DAYS = 30;

export const ExtendRequest = z.object({
  /** How many days more. */
  days: z
    .number({ error: "Enter whole days" })
    .int("Enter whole days")
    .min(1, "At least 1 day")
    .max(MAX_DURATION_DAYS - 1, `At most ${MAX_DURATION_DAYS} days in all`),
  /** How long it is to the one who asks; where it is another by now, nothing is changed. */
  duration_days: z.int(),
});
export type ExtendRequest = z.infer<typeof ExtendRequest>;

export const ExtendedVideo = z.object({
  id: z.string(),
  duration_days: z.int(),
  ends_at: Iso,
  /** What the new hours cost at most. */
  estimated_cost_usd: z.number(),
});
export type ExtendedVideo = z.infer<typeof ExtendedVideo>;

export const LinkCheck = z.object({
  /** null while the link is not recognized. */
  platform: Platform.nullable(),
  short: z.boolean(),
  /** Public id of a running tracking of the same video in this organization. */
  already_tracked: z.string().nullable(),
});
export type LinkCheck = z.infer<typeof LinkCheck>;
