import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { Platform } from "@/lib/platforms/schemas";
import { NameRef, VideoIds } from "@/lib/tracking/labels/schemas";
import { Figure, FigureSet, SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { ShownStatus, TrackingStatus } from "./schemas";

const Iso = z.iso.datetime();

/** Requests and answers of the dashboard's own routes about videos. */

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
