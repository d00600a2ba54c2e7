import { index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import { counter, id, ref, time } from "@/db/schema/columns";
import { platformColumn } from "@/db/schema/videos";

/** How far slots have been claimed; one row. */
export const collectionClock = pgTable("collection_clock", {
  id: smallint("id").primaryKey(),
  claimedThrough: time("claimed_through").notNull(),
});

/** The videos of one platform due at one minute, up to a batch size; what is due in it is read from the trackings. */
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
    /** Hours due, stored and unpaid over all runs; failures by outcome of the last one. */
    outcome: jsonb("outcome"),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (t) => [unique("batches_identity").on(t.platform, t.slotAt, t.chunk), index("batches_open").on(t.status, t.slotAt)],
);

/** What each platform's quota buckets have left; one row a bucket. */
export const platformQuotas = pgTable(
  "platform_quotas",
  {
    platform: platformColumn().notNull(),
    bucket: text("bucket").notNull(),
    windowEndsAt: time("window_ends_at").notNull(),
    used: integer("used").notNull(),
    limit: integer("limit"),
    /** The platform said to wait until then. */
    blockedUntil: time("blocked_until"),
    blockedAs: text("blocked_as", { enum: ["rate_limited", "quota"] }),
  },
  (t) => [primaryKey({ columns: [t.platform, t.bucket] })],
);

/** Platforms that an admin told the collection to leave alone; a row goes when it resumes. */
export const platformPauses = pgTable("platform_pauses", {
  platform: platformColumn().primaryKey(),
  pausedAt: time("paused_at").notNull(),
  pausedBy: ref("paused_by").notNull(),
  reason: text("reason").notNull(),
});

/** Calls to the platforms by the hour (UTC) and what came of them. */
export const platformCalls = pgTable(
  "platform_calls",
  {
    platform: platformColumn().notNull(),
    hour: time("hour").notNull(),
    /** `ok`, or what a whole call failed as (lib/platforms/schemas.ts, OutcomeKind). */
    outcome: text("outcome").notNull(),
    calls: integer("calls").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.hour, t.outcome] })],
);

/** Fields of the platforms' answers that could not be read, by the hour (UTC); the rest of the answer was kept. */
export const platformDroppedFields = pgTable(
  "platform_dropped_fields",
  {
    platform: platformColumn().notNull(),
    hour: time("hour").notNull(),
    /** Where it stands in the answer: `statistics.likeCount`, `followers[].unique_id`. */
    field: text("field").notNull(),
    times: counter("times").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.hour, t.field] })],
);
