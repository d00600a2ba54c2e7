import { z } from "zod";
import { day } from "@/lib/core/schemas";
import { BUCKETS, knownZone } from "@/lib/core/time/rules";
import { Platform } from "@/lib/platforms/schemas";
import { OVERVIEW_RANGES } from "@/lib/tracking/overview/rules";
import { TrackingStatus } from "@/lib/tracking/videos/schemas";

const Iso = z.iso.datetime();

export type OverviewRange = (typeof OVERVIEW_RANGES)[number];

export const OverviewQuery = z
  .object({
    range: z.enum(OVERVIEW_RANGES).default("7d"),
    /** First and last calendar day of a custom range, inclusive. */
    from: day().optional(),
    to: day().optional(),
    /** IANA name of the zone whose calendar days count. */
    time_zone: z.string().max(64).default("UTC").transform(knownZone),
  })
  .refine(({ range, from, to }) => range !== "custom" || (from !== undefined && to !== undefined), {
    path: ["from"],
    message: "Choose the first and the last day",
  });
export type OverviewQuery = z.infer<typeof OverviewQuery>;

/** Gain by metric; negative if a platform corrected counts down, null if unknown. */
const Gain = z.number().nullable();
const gains = { views: Gain, likes: Gain, comments: Gain, shares: Gain, saves: Gain };
export const Gains = z.object(gains);
export type Gains = z.infer<typeof Gains>;

export const GainPoint = z.object({
  /** Start of the hour, day or week. */
  at: Iso,
  /** Still in progress: its values are partial. */
  is_open: z.boolean(),
  /** Number of snapshots. With 0, the gain is unknown rather than 0. */
  snapshots: z.int(),
  ...gains,
});
export type GainPoint = z.infer<typeof GainPoint>;

/** A tracked video in a list. */
const VideoLine = z.object({
  id: z.string(),
  platform: Platform,
  title: z.string().nullable(),
  creator: z.string().nullable(),
  video_link: z.string(),
  status: TrackingStatus,
  status_reason: z.string().nullable(),
});

export const Mover = VideoLine.extend({
  gain: z.number(),
  /** Views over the range in equal steps; null for a step without a snapshot. */
  sparkline: z.array(z.number().nullable()),
});
export type Mover = z.infer<typeof Mover>;

export const FailedVideo = VideoLine.extend({ ended_at: Iso });
export type FailedVideo = z.infer<typeof FailedVideo>;

export const Overview = z.object({
  /** `to` is never in the future. Calendar days of the reader's zone. */
  range: z.object({
    from: Iso,
    to: Iso,
    first_day: z.iso.date(),
    last_day: z.iso.date(),
    days: z.int(),
    /** The last day is still in progress. */
    is_open: z.boolean(),
    bucket: z.enum(BUCKETS),
  }),
  /** Time of the latest snapshot; null before the first. */
  latest_at: Iso.nullable(),
  /** All trackings ever started. */
  trackings: z.int(),
  snapshots: z.int(),
  totals: Gains,
  /** Tracked during the range, or part of it. */
  videos: z.int(),
  /** The same number of days before, up to the same time of day; null if the collection started later. */
  before: z.object({ from: Iso, to: Iso, videos: z.int(), totals: Gains }).nullable(),
  /** YouTube view counts within `range` and `before` follow different definitions. */
  mixes_view_definitions: z.boolean(),
  points: z.array(GainPoint),
  platforms: z.array(z.object({ platform: Platform, snapshots: z.int(), ...gains })),
  movers: z.array(Mover),
  /** The UTC days that `movers` are counted over if the range has other limits, `to` exclusive; else null. */
  movers_in_utc: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** Current counts. */
  running: z.object({ monitoring: z.int(), paused: z.int() }),
  /** Within the range. */
  ended: z.object({ completed: z.int(), stopped: z.int(), cancelled: z.int(), error: z.int() }),
  /** Trackings that failed within the range, newest first; truncated if there are many. */
  failed: z.array(FailedVideo),
  /** Missed hours that were due within the range, by reason, most first. */
  gaps: z.array(z.object({ reason: z.string(), hours: z.int() })),
  money: z.object({
    spendable_usd: z.number(),
    committed_usd: z.number(),
    /** At the current number of videos; null if none is running. */
    runway_hours: z.number().nullable(),
  }),
});
export type Overview = z.infer<typeof Overview>;
