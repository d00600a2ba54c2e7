import { z } from "zod";
import { day } from "@/lib/core/schemas";
import { BUCKETS } from "@/lib/core/time/rules";
import { knownZone } from "@/lib/core/time/zone-rules";
import { Platform } from "@/lib/platforms/schemas";
import { OVERVIEW_RANGES } from "@/lib/tracking/overview/day-range-rules";
import { TrackingStatus } from "@/lib/tracking/videos/schemas";

const Iso = z.iso.datetime();

export type OverviewRange = (typeof OVERVIEW_RANGES)[number];

/** Selects trackings; those that match every filter. */
const filters = {
  platform: Platform.optional(),
  /** An ID, or "none". */
  campaign: z.string().max(64).optional(),
  label: z.string().max(64).optional(),
  /** Name, or username of the channel. */
  creator: z.string().max(200).optional(),
};
export const OverviewFilter = z.object(filters);
export type OverviewFilter = z.infer<typeof OverviewFilter>;

export const OverviewQuery = z
  .object({
    ...filters,
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

export const FirstVideo = VideoLine.extend({
  published_at: Iso.nullable(),
  /** Of the latest snapshot. */
  views: z.number().nullable(),
  latest_at: Iso.nullable(),
  /** null once the last hour is stored. */
  next_snapshot_at: Iso.nullable(),
});
export type FirstVideo = z.infer<typeof FirstVideo>;

export const Overview = z.object({
  /** `to` is never in the future. Calendar days of the reader's zone. */
  range: z.object({
    from: Iso,
    to: Iso,
    first_day: z.iso.date(),
    last_day: z.iso.date(),
    days: z.int(),
    /** The last 24 hours instead of calendar days. */
    is_rolling: z.boolean(),
    /** The last day is still in progress. */
    is_open: z.boolean(),
    bucket: z.enum(BUCKETS),
  }),
  /** Time of the latest snapshot; null before the first. */
  latest_at: Iso.nullable(),
  /** All trackings that match, whenever they ran. */
  trackings: z.int(),
  snapshots: z.int(),
  totals: Gains,
  /** Tracked during the range, or part of it. */
  videos: z.int(),
  /** The same weekdays and hours of an earlier period; null if the collection started later. */
  before: z
    .object({
      from: Iso,
      to: Iso,
      videos: z.int(),
      totals: Gains,
      /** The counterparts of `points`, in the same order. */
      points: z.array(z.object({ at: Iso, ...gains })),
    })
    .nullable(),
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
  /** Missed hours that were due within the range, by reason, most first; null if filtered by platform alone. */
  gaps: z.array(z.object({ reason: z.string(), hours: z.int() })).nullable(),
  /** Newest videos, while nothing is known of gains because each has one snapshot; otherwise empty. */
  first_videos: z.array(FirstVideo),
  money: z.object({
    spendable_usd: z.number(),
    committed_usd: z.number(),
    /** At the current number of videos; null if none is running. */
    runway_hours: z.number().nullable(),
  }),
});
export type Overview = z.infer<typeof Overview>;

/** Views gained on the days of `now` and on those of `before`, of a video that gained views in both. */
export const Change = VideoLine.extend({ before: z.number(), now: z.number() });
export type Change = z.infer<typeof Change>;

/** UTC days, `to` exclusive. */
const UtcDays = z.object({ from: z.iso.date(), to: z.iso.date() });
export const Changes = z.object({ now: UtcDays, before: UtcDays, videos: z.array(Change) });
export type Changes = z.infer<typeof Changes>;

export const PublishingQuery = z.object({
  ...filters,
  time_zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type PublishingQuery = z.infer<typeof PublishingQuery>;

export const Publishing = z.object({
  /** Newest trackings that were counted, of videos with a known time of publication. */
  videos: z.int(),
  /** By weekday (0 is Monday) and hour in the reader's zone. `median_views` of the latest snapshots. */
  slots: z.array(z.object({ weekday: z.int(), hour: z.int(), videos: z.int(), median_views: z.number().nullable() })),
  /** Creators of those videos, most videos first. */
  creators: z.array(z.string()),
});
export type Publishing = z.infer<typeof Publishing>;
