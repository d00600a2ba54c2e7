import { z } from "zod";
import { instant, wholeNumber } from "@/lib/core/schemas";

/** Request and response of family B as documented in docs/contract.md: exactly these keys. */
export const STATS_PLATFORMS = ["TikTok", "YouTube", "Instagram", "Twitter"] as const;
export const STATS_STATUSES = ["active", "completed", "failed"] as const;
export const STATS_SORTS = ["created_at", "views", "likes", "updated_at"] as const;
export const STATS_ORDERS = ["asc", "desc"] as const;
export const STATS_INCLUDES = ["stats", "none"] as const;
export const STATS_BLOGGER_LENGTH = { minimum: 1, maximum: 200 } as const;
/** Forms of `since`: with an offset, in the years 1970 to 9999. */
export const STATS_SINCE = ["2026-01-29T10:00:00Z", "2026-01-29T12:00:00.000+02:00"] as const;
export const STATS_LIMIT = { minimum: 1, maximum: 100 } as const;
export const STATS_OFFSET = { minimum: 0 } as const;

const StatsPlatform = z.enum(STATS_PLATFORMS);

const canonicalCase = (value: unknown) =>
  typeof value === "string"
    ? (STATS_PLATFORMS.find((name) => name.toLowerCase() === value.toLowerCase()) ?? value)
    : value;

export const VideoStatsQuery = z.object({
  limit: wholeNumber({ min: STATS_LIMIT.minimum, max: STATS_LIMIT.maximum, fallback: 50 }),
  offset: wholeNumber({ min: STATS_OFFSET.minimum, fallback: 0 }),
  platform: z.preprocess(canonicalCase, StatsPlatform.optional()),
  status: z.enum(STATS_STATUSES).optional(),
  sort: z.enum(STATS_SORTS).default("created_at"),
  order: z.enum(STATS_ORDERS).default("desc"),
  since: instant().optional(),
  include: z.enum(STATS_INCLUDES).default("stats"),
  blogger_username: z.string().min(STATS_BLOGGER_LENGTH.minimum).max(STATS_BLOGGER_LENGTH.maximum).optional(),
});
export type VideoStatsQuery = z.infer<typeof VideoStatsQuery>;

const Count = z.int().min(0);
const History = z.record(z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00$/), Count);
const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);

export const VideoStats = z
  .object({
    /** Identifies the tracking, not the video: the same video may be tracked again. */
    video_id: z.uuid(),
    external_video_id: z.string(),
    /** The ID of the same tracking in family A. */
    id: z.string(),
    /** As the caller sent it. */
    video_link: z.string(),
    /** The creator's channel in family C; null if unknown. */
    channel_id: z.uuid().nullable(),
    /** Each metric by snapshot time, oldest first. Snapshots without the metric are omitted. */
    stats: z.object({ likes: History, views: History, reposts: History, comments: History }),
    views: Count.nullable(),
    likes: Count.nullable(),
    comments: Count.nullable(),
    reposts: Count.nullable(),
    platform: StatsPlatform,
    /** When tracking started. */
    created_at: Time,
    title: z.string().nullable(),
    thumbnail_url: z.url().nullable(),
    /** Dollars per thousand views, from the cost entered for the video; 0 if unknown. */
    cpm: z.number().min(0),
    /** Percent, unrounded; null if views are missing or 0. */
    er: z.number().nullable(),
    stats_last_updated: Time.nullable(),
  })
  .meta({ id: "VideoStats" });
export type VideoStats = z.infer<typeof VideoStats>;

export const VideoStatsAnswer = z.object({
  success: z.literal(true),
  data: z.object({
    data: z.array(VideoStats),
    pagination: z.object({ total: z.int(), limit: z.int(), offset: z.int(), has_more: z.boolean() }),
  }),
  meta: z.object({ processing_time_ms: z.int().min(0), request_id: z.uuid() }),
});
export type VideoStatsAnswer = z.infer<typeof VideoStatsAnswer>;
