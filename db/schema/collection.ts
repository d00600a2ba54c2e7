import { index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import { counter, id, ref, time } from "@/db/schema/columns";
import { platformColumn } from "@/db/schema/videos";

/** Up to where slots have been claimed; one row. */
export const collectionClock = pgTable("collection_clock", {
  id: smallint("id").primaryKey(),
  claimedThrough: time("claimed_through").notNull(),
});

/** The videos of one platform due at one minute, up to a batch size; the trackings determine what is due. */
export const batches = pgTable(
  "batches",
  {
    id: id(),
    platform: platformColumn().notNull(),
    slotAt: time("slot_at").notNull(),
    chunk: integer("chunk").notNull(),
    firstVideoId: ref("first_video_id").notNull(),
    lastVideoId: ref("last_video_id").notNull(),
    status: text("status", { enum: ["open", "done", "expired"] }).notNull(),
    attempts: integer("attempts").notNull(),
    /** Hours due, stored and unpaid over all runs; failures by outcome of the last run. */
    outcome: jsonb("outcome"),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (t) => [unique("batches_identity").on(t.platform, t.slotAt, t.chunk), index("batches_open").on(t.status, t.slotAt)],
);

/** What remains in each platform's quota buckets; one row per bucket. */
export const platformQuotas = pgTable(
  "platform_quotas",
  {
    platform: platformColumn().notNull(),
    bucket: text("bucket").notNull(),
    windowEndsAt: time("window_ends_at").notNull(),
    used: integer("used").notNull(),
    limit: integer("limit"),
    /** Time until which the platform accepts no calls, by its own response. */
    blockedUntil: time("blocked_until"),
    blockedAs: text("blocked_as", { enum: ["rate_limited", "quota"] }),
  },
  (t) => [primaryKey({ columns: [t.platform, t.bucket] })],
);

/** Platforms for which an admin paused collection; resuming deletes the row. */
export const platformPauses = pgTable("platform_pauses", {
  platform: platformColumn().primaryKey(),
  pausedAt: time("paused_at").notNull(),
  pausedBy: ref("paused_by").notNull(),
  reason: text("reason").notNull(),
});

/** Sources that are gone for good: their series continue with another source. Restoring one deletes its row. */
export const retiredSources = pgTable("retired_sources", {
  source: text("source").primaryKey(),
  retiredAt: time("retired_at").notNull(),
  /** null: no call was answered for too long. */
  retiredBy: ref("retired_by"),
  reason: text("reason").notNull(),
});

/** Platform calls per hour (UTC) and outcome. */
export const platformCalls = pgTable(
  "platform_calls",
  {
    platform: platformColumn().notNull(),
    /** "" for calls before sources were counted apart. */
    source: text("source").notNull().default(""),
    hour: time("hour").notNull(),
    /** `ok`, or the outcome of a call that failed as a whole (lib/platforms/schemas.ts, OutcomeKind). */
    outcome: text("outcome").notNull(),
    calls: integer("calls").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.source, t.hour, t.outcome] })],
);

/** Unreadable fields of platform responses per hour (UTC); the rest of the response was kept. */
export const platformDroppedFields = pgTable(
  "platform_dropped_fields",
  {
    platform: platformColumn().notNull(),
    hour: time("hour").notNull(),
    /** Its path in the response: `statistics.likeCount`, `followers[].unique_id`. */
    field: text("field").notNull(),
    times: counter("times").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.hour, t.field] })],
);
