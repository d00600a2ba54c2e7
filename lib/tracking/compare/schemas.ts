import { z } from "zod";
import { METRICS, Platform } from "@/lib/platforms/schemas";
import { SERIES_MODES } from "@/lib/tracking/snapshots/rules";
import { TrackingStatus } from "@/lib/tracking/videos/schemas";

/** Limited by the number of hues that stay distinguishable. */
export const MAX_COMPARED = 6;

export const ALIGNMENTS = ["age", "time"] as const;
/** By hours since each video's publication, or by calendar time. */
export type Alignment = (typeof ALIGNMENTS)[number];

/** How much of each video's life an alignment by age covers. */
export const COMPARE_SPANS = ["24h", "7d", "28d"] as const;
export type CompareSpan = (typeof COMPARE_SPANS)[number];
/** The last age of a span, in hours. */
export const SPAN_HOURS: Record<CompareSpan, number> = { "24h": 24, "7d": 7 * 24, "28d": 28 * 24 };

export const CompareQuery = z.object({
  /** Comma-separated public IDs; duplicates count once. */
  videos: z
    .string()
    .max(1000)
    .transform((text) => [...new Set(text.split(",").filter(Boolean))])
    .pipe(z.array(z.string().max(64)).min(1, "Select a video").max(MAX_COMPARED, `At most ${MAX_COMPARED} videos`)),
  by: z.enum(ALIGNMENTS).default("age"),
  /** Ignored by calendar time; all ages if absent. */
  span: z.enum(COMPARE_SPANS).optional(),
  metric: z.enum(METRICS).default("views"),
  mode: z.enum(SERIES_MODES).default("cumulative"),
});
export type CompareQuery = z.infer<typeof CompareQuery>;

const Iso = z.iso.datetime();
const Figure = z.number().nullable();

/** One or more hours of a video. Absent fields are omitted. */
export const ComparePoint = z.object({
  /** Time of the snapshot; for a gap, its due time. */
  at: Iso,
  value: Figure,
  absence: z.enum(["gap", "not_reported", "first", "after_gap", "source_changed"]).optional(),
  gap_reason: z.string().optional(),
  /** Number of its hours without a snapshot. */
  missing: z.int().optional(),
  is_correction: z.literal(true).optional(),
  /** The highest hour, if `value` would hide it. */
  peak: z.object({ value: z.number(), at: Iso }).optional(),
  /** Growth across missing hours, since the snapshot before them. */
  spanning: z.object({ growth: z.number(), since: Iso }).optional(),
});
export type ComparePoint = z.infer<typeof ComparePoint>;

/** Start of a video's age: its publication, or the start of tracking if that is unknown. */
export const AgeBasis = z.enum(["publication", "tracking"]);
export type AgeBasis = z.infer<typeof AgeBasis>;

/** A video's metrics at one snapshot. */
export const Standing = z.object({
  /** Hours since `basis`. */
  age: z.int(),
  at: Iso,
  views: Figure,
  likes: Figure,
  /** Percent; null without views. */
  engagement_rate: Figure,
  /** Views per hour over the preceding 24 hours; null if unknown. */
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
  /** Its view counts span YouTube's change of definition (lib/platforms/view-definition-rules.ts). */
  crosses_view_redefinition: z.boolean(),
  /** One entry per slot; null if the video wasn't tracked. */
  points: z.array(ComparePoint.nullable()),
  /** At the common age, otherwise at its latest snapshot; null without snapshots. */
  standing: Standing.nullable(),
});
export type ComparedVideo = z.infer<typeof ComparedVideo>;

export const Comparison = z.object({
  /** Hours per slot: 1, unless that would give more than 1,000 slots. */
  slot_hours: z.int(),
  /** The time axis: hours of age, or each slot's start in Unix milliseconds. */
  slots: z.array(z.number()),
  /** The latest age in hours at which every video has a snapshot; null if there is none. */
  common_age: z.int().nullable(),
  /** YouTube view counts in it, from one video or several, follow different definitions. */
  mixes_view_definitions: z.boolean(),
  videos: z.array(ComparedVideo),
});
export type Comparison = z.infer<typeof Comparison>;
