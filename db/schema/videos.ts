import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, counter, id, micros, publicId, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

const PLATFORMS = ["tiktok", "youtube", "instagram", "twitter"] as const;

export const platformColumn = () => text("platform", { enum: PLATFORMS });

/** Identity and metadata, one row per (platform, external ID), shared by all organizations. */
export const videos = pgTable(
  "videos",
  {
    id: id(),
    platform: platformColumn().notNull(),
    externalId: text("external_id").notNull(),
    /** Minute of the hour (0–59) when it is collected, from a hash of platform and external ID. */
    slot: smallint("slot").notNull(),
    canonicalUrl: text("canonical_url").notNull(),
    title: text("title"),
    description: text("description"),
    creator: text("creator"),
    /** The platform's durable ID of the creator; usernames change. */
    creatorId: text("creator_id"),
    thumbnailUrl: text("thumbnail_url"),
    publishedAt: time("published_at"),
    createdAt: time("created_at").notNull(),
    metadataAt: time("metadata_at").notNull(),
    /** Whether the platform marks it as a paid partnership; null if it doesn't say (all but X). */
    paidPartnership: boolean("paid_partnership"),
  },
  (t) => [
    unique("videos_identity").on(t.platform, t.externalId),
    index("videos_creator").on(t.platform, t.creatorId),
    index("videos_creator_name").on(sql`lower(${t.creator})`),
  ],
);

/** Thumbnails that we serve, because the platforms' links expire. A row without `webp` is a failed attempt. */
export const thumbnails = pgTable("thumbnails", {
  videoId: ref("video_id")
    .primaryKey()
    .references(() => videos.id),
  webp: bytea("webp"),
  attempts: integer("attempts").notNull(),
  nextAttemptAt: time("next_attempt_at"),
  fetchedAt: time("fetched_at").notNull(),
});

/** Trackings that belong together, at most one campaign per tracking, with the terms that their progress is held against. */
export const campaigns = pgTable(
  "campaigns",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    /** As typed, trimmed; unique case-insensitively. */
    name: text("name").notNull(),
    /** A draft before, ended from `endsAt` on; null: no limit on that side. */
    startsAt: time("starts_at"),
    endsAt: time("ends_at"),
    budget: micros("budget"),
    /** Both null without a goal. */
    goalMetric: text("goal_metric", { enum: ["views", "engagements"] }),
    goalValue: counter("goal_value"),
    /** When `campaign.goal_reached` was emitted for this goal. */
    goalReachedAt: time("goal_reached_at"),
    /** What 1,000 views on a platform are worth, in micro-dollars. */
    emvRates: jsonb("emv_rates").$type<Partial<Record<(typeof PLATFORMS)[number], number>>>().notNull().default({}),
    /** Hashtags and mentions that every post needs, with # or @. */
    required: text("required").array().notNull().default([]),
    brief: text("brief"),
    /** Its trackings, kept by triggers (docs/adr/0019). */
    videos: integer("videos").notNull().default(0),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("campaigns_name").on(t.organizationId, sql`lower(${t.name})`),
    index("campaigns_list").on(t.organizationId, t.createdAt, t.publicId),
    index("campaigns_goals").on(t.id).where(sql`goal_value is not null and goal_reached_at is null`),
    check("campaigns_goal", sql`(${t.goalMetric} is null) = (${t.goalValue} is null)`),
    check("campaigns_dates", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

export const trackings = pgTable(
  "trackings",
  {
    id: id(),
    publicId: publicId(),
    jobId: text("job_id").notNull().unique(),
    /** The ID shown by family B. */
    uuid: uuid("uuid").notNull().unique(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    videoId: ref("video_id")
      .notNull()
      .references(() => videos.id),
    /** Immutable copies of the video's values, so that due trackings are one index range. */
    platform: platformColumn().notNull(),
    slot: smallint("slot").notNull(),
    /** Where its snapshots come from, as in their `provider`. Changes only when that source is gone for good. */
    source: text("source").notNull().default(""),
    /** As submitted by the caller. */
    videoLink: text("video_link").notNull(),
    durationDays: smallint("duration_days").notNull(),
    status: text("status", { enum: ["monitoring", "completed", "paused", "error", "cancelled"] }).notNull(),
    /** Why it is paused, stopped or failed: `no_balance`, `stopped`, `unavailable`, `private`, … */
    statusReason: text("status_reason"),
    startedAt: time("started_at").notNull(),
    /** What the organization paid for the video, in micro-dollars, as entered; null if not entered. */
    cost: micros("cost"),
    campaignId: ref("campaign_id").references(() => campaigns.id, { onDelete: "set null" }),
    /** The API key that started it; null if a member did. */
    keyId: ref("key_id"),
    /** startedAt + durationDays · 24 h; pauses don't extend it. */
    endsAt: time("ends_at").notNull(),
    endedAt: time("ended_at"),
    /** When its last pause ended; null if it never paused. */
    resumedAt: time("resumed_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    index("trackings_due").on(t.slot, t.platform, t.videoId).where(sql`status = 'monitoring'`),
    index("trackings_list").on(t.organizationId, t.createdAt, t.id),
    index("trackings_status").on(t.organizationId, t.status, t.createdAt, t.id),
    // The dashboard lists stopped trackings apart from completed ones; either kind may be rare among many of the other.
    index("trackings_stopped")
      .on(t.organizationId, t.createdAt, t.id)
      .where(sql`status = 'completed' and status_reason = 'stopped'`),
    index("trackings_completed")
      .on(t.organizationId, t.createdAt, t.id)
      .where(sql`status = 'completed' and status_reason is distinct from 'stopped'`),
    index("trackings_ends").on(t.organizationId, t.endsAt, t.id),
    index("trackings_ended").on(t.organizationId, t.endedAt, t.id).where(sql`ended_at is not null`),
    index("trackings_running").on(t.endsAt).where(sql`status in ('monitoring', 'paused')`),
    index("trackings_video").on(t.videoId, t.organizationId),
    index("trackings_campaign").on(t.campaignId).where(sql`campaign_id is not null`),
    index("trackings_key").on(t.keyId).where(sql`key_id is not null`),
  ],
);

/**
 * Values that change hourly, in a narrow table whose updates stay HOT: no column except the key may be indexed
 * (an index on another column made claiming due rows take 500 ms after one cycle; docs/adr).
 */
export const videoState = pgTable("video_state", {
  trackingId: ref("tracking_id")
    .primaryKey()
    .references(() => trackings.id),
  latestAt: time("latest_at"),
  /** Highest settled hour: every hour up to it has a snapshot or a gap. */
  settledHour: smallint("settled_hour").notNull(),
  snapshots: smallint("snapshots").notNull(),
  views: counter("views"),
  likes: counter("likes"),
  comments: counter("comments"),
  shares: counter("shares"),
  saves: counter("saves"),
  /** Consecutive hours in which the platform reported that the video is gone or private. */
  badHours: smallint("bad_hours").notNull(),
  /** The last hour that counted towards badHours, so that a retry within it doesn't count twice. */
  lastBadHour: smallint("last_bad_hour"),
  /** Why the newest settled hour is a gap; null if it is a snapshot. */
  gapReason: text("gap_reason"),
  /**
   * The newest hours, packed (docs/adr/0018); only lib/tracking/snapshots reads it. null: the hours are still rows of the
   * tables before packing.
   */
  tail: bytea("tail").default(sql`''`),
});

/** Hours before a tracking's tail, packed; never changed. Without foreign key: checking it would cost more than the row. */
export const snapshotBlocks = pgTable(
  "snapshot_blocks",
  {
    trackingId: ref("tracking_id").notNull(),
    lastHour: smallint("last_hour").notNull(),
    /** Time of its last snapshot; null if it has gaps only. */
    lastAt: time("last_at"),
    block: bytea("block").notNull(),
  },
  (t) => [primaryKey({ columns: [t.trackingId, t.lastHour] })],
);

/** Trackings whose tail is null, so that packing them needs no scan. */
export const unpackedTrackings = pgTable("unpacked_trackings", { trackingId: ref("tracking_id").primaryKey() });

/** Before packing; kept for one release and only read. */
export const oldSnapshots = pgTable(
  "snapshots",
  {
    trackingId: ref("tracking_id").notNull(),
    hour: smallint("hour").notNull(),
    takenAt: time("taken_at").notNull(),
    views: counter("views"),
    likes: counter("likes"),
    comments: counter("comments"),
    shares: counter("shares"),
    saves: counter("saves"),
    /** The connector that fetched it. */
    provider: text("provider").notNull(),
  },
  (t) => [primaryKey({ columns: [t.trackingId, t.hour] })],
);

/** Missed hours before packing; kept for one release and only read. */
export const oldGaps = pgTable(
  "gaps",
  {
    trackingId: ref("tracking_id").notNull(),
    hour: smallint("hour").notNull(),
    reason: text("reason").notNull(),
    recordedAt: time("recorded_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.trackingId, t.hour] })],
);
