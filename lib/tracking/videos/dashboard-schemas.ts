import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/zone-rules";
import { Platform } from "@/lib/platforms/schemas";
import { NameRef, VideoIds } from "@/lib/tracking/labels/schemas";
import { Figure, FigureSet, SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { VideoNote } from "@/lib/tracking/videos/note-schemas";
import { MAX_DURATION_DAYS, VIDEO_SORTS } from "./choice-rules";
import { ShownStatus, TrackingStatus } from "./schemas";

const Iso = z.iso.datetime();

/** Requests and responses of the dashboard's own routes about videos. */

export const VideoSort = z.enum(VIDEO_SORTS);
export type VideoSort = z.infer<typeof VideoSort>;

export const VideoRowsQuery = z.object({
  /** Searches titles, creators and links. */
  q: z.string().trim().max(200).default(""),
  platform: Platform.optional(),
  status: ShownStatus.optional(),
  label: z.string().max(64).optional(),
  campaign: z.string().max(64).optional(),
  /** Only videos of this channel. */
  channel: z.guid().optional(),
  sort: VideoSort.default("created_at"),
  order: z.enum(["asc", "desc"]).default("desc"),
  page: wholeNumber({ min: 1, max: 10_000, fallback: 1 }),
  per_page: wholeNumber({ min: 1, max: 100, fallback: 25 }),
});
export type VideoRowsQuery = z.infer<typeof VideoRowsQuery>;

export const VideoRowsExportQuery = VideoRowsQuery.omit({ page: true, per_page: true }).extend({
  /** IANA name of the zone for times. */
  zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type VideoRowsExportQuery = z.infer<typeof VideoRowsExportQuery>;

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
  /** Percent, unrounded; null if views are missing or 0. */
  engagement_rate: z.number().nullable(),
  latest_at: Iso.nullable(),
  /** By name. */
  labels: z.array(NameRef),
  campaign: NameRef.nullable(),
  /** Views of the last 25 hours at most, oldest first, one entry per hour; null for a gap. */
  sparkline: z.array(z.number().nullable()),
});
export type VideoRow = z.infer<typeof VideoRow>;

/** What selects rows, however they are sorted and paged. */
export const VideoRowsFilter = VideoRowsQuery.pick({
  q: true,
  platform: true,
  status: true,
  label: true,
  campaign: true,
  channel: true,
});
export type VideoRowsFilter = z.infer<typeof VideoRowsFilter>;

/** Totals over all rows of a filter, on every page. */
export const RowsSummary = z.object({
  videos: z.int(),
  /** How many of them are monitored or paused. */
  running: z.int(),
  /** Sum of latest views over the videos that report them; null if none does. */
  views: Figure,
  views_of: z.int(),
  /** Sum of amounts paid over the videos with a known cost; null if there are none. */
  cost_usd: Figure,
  cost_of: z.int(),
  /** Dollars per thousand views over the videos with both a cost and views; null if there are none. */
  cpm_usd: Figure,
  cpm_of: z.int(),
  /** Time of their newest snapshot. */
  latest_at: Iso.nullable(),
});
export type RowsSummary = z.infer<typeof RowsSummary>;

export const VideoRows = z.object({
  rows: z.array(VideoRow),
  /** null if counting requires reading all matches; the summary of the same filter has it. */
  total: z.int().nullable(),
  page: z.int(),
  per_page: z.int(),
});
export type VideoRows = z.infer<typeof VideoRows>;

export const StopVideosRequest = z.object({ videos: VideoIds });
export type StopVideosRequest = z.infer<typeof StopVideosRequest>;

/** One line per video, in request order. A video that had already ended keeps its status. */
export const StoppedVideos = z.object({
  videos: z.array(
    z.object({
      id: z.string(),
      title: z.string().nullable(),
      video_link: z.string(),
      previous_status: TrackingStatus,
      new_status: TrackingStatus,
      /** Reason for the new status. */
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
  /** null if nothing more is collected. */
  next_snapshot_at: Iso.nullable(),
  /** Change since the snapshot closest to 24 h before; null without one. */
  change_24h: FigureSet,
  snapshots: z.int(),
  gaps: z.int(),
  spent_usd: z.number(),
  /** Amount paid for the video itself, as entered; null if not entered. */
  cost_usd: z.number().nullable(),
  /** Metrics this platform reports. */
  reported: z.array(z.enum(["views", "likes", "comments", "shares", "saves"])),
  points: z.array(SeriesPoint),
  /** In the order of their moments. */
  notes: z.array(VideoNote),
});
export type VideoOverview = z.infer<typeof VideoOverview>;

/** Amount an organization paid for a video, in dollars and cents; null if unknown. */
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

export const ExtendRequest = z.object({
  /** Number of days to add. */
  days: z
    .number({ error: "Enter whole days" })
    .int("Enter whole days")
    .min(1, "At least 1 day")
    .max(MAX_DURATION_DAYS - 1, `At most ${MAX_DURATION_DAYS} days in total`),
  /** Duration that the caller sees; if it has changed meanwhile, nothing happens. */
  duration_days: z.int(),
});
export type ExtendRequest = z.infer<typeof ExtendRequest>;

export const ExtendedVideo = z.object({
  id: z.string(),
  duration_days: z.int(),
  ends_at: Iso,
  /** Maximum cost of the new hours. */
  estimated_cost_usd: z.number(),
});
export type ExtendedVideo = z.infer<typeof ExtendedVideo>;

export const LinkCheck = z.object({
  /** null if the link isn't recognized. */
  platform: Platform.nullable(),
  short: z.boolean(),
  /** Public ID of a running tracking of the same video in this organization. */
  already_tracked: z.string().nullable(),
});
export type LinkCheck = z.infer<typeof LinkCheck>;
