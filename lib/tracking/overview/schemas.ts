import { z } from "zod";
import { day } from "@/lib/core/schemas";
import { BUCKETS, knownZone } from "@/lib/core/time/rules";
import { Platform } from "@/lib/platforms/schemas";
import { TrackingStatus } from "@/lib/tracking/videos/schemas";

const Iso = z.iso.datetime();

export const OVERVIEW_RANGES = ["7d", "30d", "custom"] as const;
export type OverviewRange = (typeof OVERVIEW_RANGES)[number];

export const OverviewQuery = z
  .object({
    range: z.enum(OVERVIEW_RANGES).default("7d"),
    /** First and last calendar day of a custom range, both included. */
    from: day().optional(),
    to: day().optional(),
    /** IANA name: whose calendar days are meant. */
    time_zone: z.string().max(64).default("UTC").transform(knownZone),
  })
  .refine(({ range, from, to }) => range !== "custom" || (from !== undefined && to !== undefined), {
    path: ["from"],
    message: "Choose the first and the last day",
  });
export type OverviewQuery = z.infer<typeof OverviewQuery>;

/** What was gained, by metric; negative where platforms took counts back, null where nothing is known. */
const Gain = z.number().nullable();
const gains = { views: Gain, likes: Gain, comments: Gain, shares: Gain, saves: Gain };
export const Gains = z.object(gains);
export type Gains = z.infer<typeof Gains>;

export const GainPoint = z.object({
  /** When the hour, day or week begins. */
  at: Iso,
  /** It is not over yet: what it holds is so far. */
  is_open: z.boolean(),
  /** Readings in it; without one nothing is known, which is not 0. */
  snapshots: z.int(),
  ...gains,
});
export type GainPoint = z.infer<typeof GainPoint>;

/** What a list shows of a tracked video. */
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
  /** Views in the course of the range, in equal steps, null for one without a reading. */
  sparkline: z.array(z.number().nullable()),
});
export type Mover = z.infer<typeof Mover>;

export const FailedVideo = VideoLine.extend({ ended_at: Iso });
export type FailedVideo = z.infer<typeof FailedVideo>;

export const Overview = z.object({
  /** `to` is never later than now; calendar days of the reader's zone. */
  range: z.object({
    from: Iso,
    to: Iso,
    first_day: z.iso.date(),
    last_day: z.iso.date(),
    days: z.int(),
    /** The last day is not over yet. */
    is_open: z.boolean(),
    bucket: z.enum(BUCKETS),
  }),
  /** The latest reading of all; null before the first. */
  latest_at: Iso.nullable(),
  /** All that were ever started. */
  trackings: z.int(),
  snapshots: z.int(),
  totals: Gains,
  /** Tracked within the range, if only for a part of it. */
  videos: z.int(),
  /** As many days before, up to the same time of day; null where the collection had not begun by then. */
  before: z.object({ from: Iso, to: Iso, videos: z.int(), totals: Gains }).nullable(),
  /** YouTube view counts within `range` and `before` follow different definitions. */
  mixes_view_definitions: z.boolean(),
  points: z.array(GainPoint),
  platforms: z.array(z.object({ platform: Platform, snapshots: z.int(), ...gains })),
  movers: z.array(Mover),
  /** As it is now. */
  running: z.object({ monitoring: z.int(), paused: z.int() }),
  /** Within the range. */
  ended: z.object({ completed: z.int(), stopped: z.int(), cancelled: z.int(), error: z.int() }),
  /** Those that ended in error within the range, newest first; some of them where they are many. */
  failed: z.array(FailedVideo),
  /** Hours that were due within the range and have no reading, by reason, most first. */
  gaps: z.array(z.object({ reason: z.string(), hours: z.int() })),
  money: z.object({
    spendable_usd: z.number(),
    committed_usd: z.number(),
    /** At the videos that run now; null when nothing runs. */
    runway_hours: z.number().nullable(),
  }),
});
export type Overview = z.infer<typeof Overview>;
