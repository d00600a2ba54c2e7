import { z } from "zod";
import { instant, optionalWholeNumber, wholeNumber } from "@/lib/core/schemas";
import { type ParsedVideoUrl, parseVideoUrl } from "@/lib/platforms/rules";
import { Platform } from "@/lib/platforms/schemas";
import { SHOWN_STATUSES } from "./choice-rules";

const VIDEO_LINK = "Must be the link of a video, for example https://www.tiktok.com/@user/video/7234567890123456789";
const DURATION = "Must be a whole number from 1 to 30, for example 7";

/** Requests and responses of family A as documented in docs/contract.md: exactly these keys. */
export const TrackRequest = z.object({
  video_link: z.string({ error: VIDEO_LINK }).min(1, VIDEO_LINK).max(2048, "Must have at most 2,048 characters"),
  duration_days: z.number({ error: DURATION }).int(DURATION).min(1, DURATION).max(30, DURATION),
});
export type TrackRequest = z.infer<typeof TrackRequest>;

/** A link as sent, and the video that its form refers to. */
export interface VideoLink {
  text: string;
  target: Exclude<ParsedVideoUrl, { kind: "invalid" }>;
}

/** A `TrackRequest` whose link is parsed, once for everything that follows. */
export const ParsedTrackRequest = TrackRequest.extend({
  video_link: z.codec(TrackRequest.shape.video_link, z.custom<VideoLink>(), {
    decode: (text, { issues }) => {
      const target = parseVideoUrl(text);
      if (target.kind !== "invalid") return { text, target };
      issues.push({ code: "custom", message: "Invalid URL format", input: text });
      return z.NEVER;
    },
    encode: ({ text }) => text,
  }),
});
export type ParsedTrackRequest = z.infer<typeof ParsedTrackRequest>;

export const TrackingStatus = z.enum(["monitoring", "completed", "paused", "error", "cancelled"]);
export type TrackingStatus = z.infer<typeof TrackingStatus>;
/** As shown in the dashboard. */
export const ShownStatus = z.enum(SHOWN_STATUSES);
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
    /** The creator's channel in family C; null if unknown. */
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

/** Decimal string; null if the platform doesn't report the metric. */
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
const MAX_SNAPSHOTS = 1_000;

export const GetVideoQuery = z.object({
  since: instant()
    .optional()
    .meta({ description: "Only snapshots taken after this time", example: "2026-01-29T10:00:00Z" }),
  until: instant()
    .optional()
    .meta({ description: "Only snapshots taken at or before this time", example: "2026-01-30T10:00:00Z" }),
  limit: optionalWholeNumber({ min: 1, max: MAX_SNAPSHOTS, example: 100 }).meta({
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
