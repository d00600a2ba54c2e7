import { z } from "zod";
import { METRICS, Platform } from "@/lib/platforms/schemas";
import { SERIES_MODES } from "@/lib/tracking/snapshots/rules";
import { TrackingStatus } from "@/lib/tracking/videos/schemas";

/** As many as there are hues that stay apart. */
export const MAX_COMPARED = 6;

export const ALIGNMENTS = ["age", "time"] as const;
/** By hours since each video was published, or by the calendar. */
export type Alignment = (typeof ALIGNMENTS)[number];

export const CompareQuery = z.object({
  /** Public ids, by commas; one that is named twice counts once. */
  videos: z
    .string()
    .max(1000)
    .transform((text) => [...new Set(text.split(",").filter(Boolean))])
    .pipe(z.array(z.string().max(64)).min(1, "Name a video").max(MAX_COMPARED, `At most ${MAX_COMPARED} videos`)),
  by: z.enum(ALIGNMENTS).default("age"),
  metric: z.enum(METRICS).default("views"),
  mode: z.enum(SERIES_MODES).default("cumulative"),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

const Iso = z.iso.datetime();
const Figure = z.number().nullable();

/** One or more hours of a video; what is not there is left out. */
export const ComparePoint = z.object({
  /** When it was read; for a gap when it was due. */
  at: Iso,
  value: Figure,
  absence: z.enum(["gap", "not_reported", "first", "after_gap"]).optional(),
  gap_reason: z.string().optional(),
  /** How many of its hours have no reading. */
  missing: z.int().optional(),
  is_correction: z.literal(true).optional(),
  /** The highest hour in it, where `value` would hide it. */
  peak: z.object({ value: z.number(), at: Iso }).optional(),
  /** Growth across missing hours, since the reading before them. */
  spanning: z.object({ growth: z.number(), since: Iso }).optional(),
});
export type ComparePoint = z.infer<typeof ComparePoint>;

/** What a video's age is reckoned from: its publication, or the start of its tracking where that is not known. */
export const AgeBasis = z.enum(["publication", "tracking"]);
export type AgeBasis = z.infer<typeof AgeBasis>;

/** A video's figures at one reading. */
export const Standing = z.object({
  /** Hours since `basis`. */
  age: z.int(),
  at: Iso,
  views: Figure,
  likes: Figure,
  /** Per cent; null without views. */
  engagement_rate: Figure,
  /** Views per hour over the 24 hours before; null where that is not known. */
  velocity_24h: Figure,
  /** Dollars per thousand views; null without a cost or without views. */
  cpm_usd: Figure,
});
export type Standing = z.infer<typeof Standing>;

export const ComparedVideo = z.object({
  id: z.string(),
  platform: Platform,
  title: z.string().nullable(),
  video_link: z.string(),
  status: TrackingStatus,
  basis: AgeBasis,
  started_at: Iso,
  latest_at: Iso.nullable(),
  cost_usd: Figure,
  /** Whether the platform reports the metric at all. */
  is_reported: z.boolean(),
  /** Its own view counts lie on both sides of YouTube's change of definition (lib/platforms/view-definition-rules.ts). */
  crosses_view_redefinition: z.boolean(),
  /** One entry a slot; null where the video was not tracked. */
  points: z.array(ComparePoint.nullable()),
  /** At the common age, else at its latest reading; null without any. */
  standing: Standing.nullable(),
});
export type ComparedVideo = z.infer<typeof ComparedVideo>;

export const Comparison = z.object({
  /** Hours that one slot covers: 1, unless that made more than 1,000. */
  slot_hours: z.int(),
  /** The time axis: hours of age, or the Unix milliseconds at which each slot begins. */
  slots: z.array(z.number()),
  /** The latest age, in hours, at which every video was read; null where there is none. */
  common_age: z.int().nullable(),
  /** YouTube view counts in it, of one video or of several, follow different definitions. */
  mixes_view_definitions: z.boolean(),
  videos: z.array(ComparedVideo),
});
export type Comparison = z.infer<typeof Comparison>;
