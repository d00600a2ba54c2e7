import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { channels } from "@/db/schema/channels";
import { id, micros, publicId, ref, time } from "@/db/schema/columns";
import { labels } from "@/db/schema/labels";
import { organizations } from "@/db/schema/organizations";
import { campaigns, trackings } from "@/db/schema/videos";

/** Rules that start trackings of a channel's new posts, at most one per organization and channel. */
export const follows = pgTable(
  "follows",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    /** Posts from before the follow that it starts too, newest first. */
    backPosts: smallint("back_posts").notNull(),
    /** A post's text needs one of these words, if there are any, and none of `exclude`. */
    include: text("include").array().notNull(),
    exclude: text("exclude").array().notNull(),
    minSeconds: integer("min_seconds"),
    daysPerPost: smallint("days_per_post").notNull(),
    campaignId: ref("campaign_id").references(() => campaigns.id, { onDelete: "set null" }),
    maxPerDay: smallint("max_per_day"),
    /** Micro-dollars that its starts may commit per UTC month. */
    monthlyCeiling: micros("monthly_ceiling"),
    isCompetitor: boolean("is_competitor").notNull(),
    status: text("status", { enum: ["active", "paused"] }).notNull(),
    /** Posts published from then on are new: the creation, or the last time that it was resumed. */
    since: time("since").notNull(),
    /** Whether the posts from before the follow were looked up. */
    hasBackPosts: boolean("has_back_posts").notNull().default(false),
    /** What its starts of that UTC month committed, and how many there were on that UTC day. */
    month: date("month", { mode: "string" }).notNull(),
    monthCommitted: micros("month_committed").notNull().default(sql`0`),
    day: date("day", { mode: "string" }).notNull(),
    dayStarted: integer("day_started").notNull().default(0),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    unique("follows_channel").on(t.organizationId, t.channelId),
    index("follows_list").on(t.organizationId, t.createdAt, t.publicId),
    index("follows_active").on(t.channelId).where(sql`status = 'active'`),
    index("follows_campaign").on(t.campaignId).where(sql`campaign_id is not null`),
    check("follows_back_posts", sql`${t.backPosts} between 0 and 500`),
  ],
);

/** Labels that the trackings of a follow get. */
export const followLabels = pgTable(
  "follow_labels",
  {
    followId: ref("follow_id")
      .notNull()
      .references(() => follows.id, { onDelete: "cascade" }),
    labelId: ref("label_id")
      .notNull()
      .references(() => labels.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.followId, t.labelId] }), index("follow_labels_label").on(t.labelId)],
);

/** Where the lookups of a channel's posts are: one row per channel, for all organizations that follow it. */
export const followedChannels = pgTable(
  "followed_channels",
  {
    channelId: ref("channel_id")
      .primaryKey()
      .references(() => channels.id),
    /** While a lookup runs, when another one may take over. */
    dueAt: time("due_at").notNull(),
    /** The last lookup that succeeded; null before the first. */
    lookedUpAt: time("looked_up_at"),
    /** When the newest post seen was published. A lookup goes back to it. */
    newestAt: time("newest_at"),
    /** Failed lookups since the last success. */
    failures: integer("failures").notNull().default(0),
    /** Outcome of the last lookup if it failed. */
    failure: text("failure"),
  },
  (t) => [index("followed_channels_due").on(t.dueAt)],
);

/** What a follow made of each post that it saw. Never changes once it has an outcome. */
export const followPosts = pgTable(
  "follow_posts",
  {
    followId: ref("follow_id")
      .notNull()
      .references(() => follows.id, { onDelete: "cascade" }),
    /** The platform's ID of the post. */
    externalId: text("external_id").notNull(),
    publishedAt: time("published_at").notNull(),
    /** The start of the caption; "" if there is none. */
    title: text("title").notNull(),
    link: text("link").notNull(),
    seenAt: time("seen_at").notNull(),
    /** null while it waits for its start. */
    outcome: text("outcome", {
      enum: [
        "started",
        "filter",
        "ceiling",
        "daily_limit",
        "balance",
        "plan",
        "too_old",
        "tracked_before",
        "unavailable",
      ],
    }),
    decidedAt: time("decided_at"),
    /** When its start is due; while one is attempted, when another may be. null once it has an outcome. */
    startAt: time("start_at"),
    /** The tracking that it started, or the one of earlier. */
    trackingId: ref("tracking_id").references(() => trackings.id),
    /** What the start committed, in micro-dollars. */
    committed: bigint("committed", { mode: "bigint" }),
  },
  (t) => [
    primaryKey({ columns: [t.followId, t.externalId] }),
    index("follow_posts_list").on(t.followId, t.publishedAt, t.externalId),
    index("follow_posts_outcomes").on(t.followId, t.outcome),
    index("follow_posts_waiting").on(t.startAt, t.publishedAt).where(sql`outcome is null`),
    index("follow_posts_tracking").on(t.trackingId).where(sql`tracking_id is not null`),
    check("follow_posts_decided", sql`(${t.outcome} is null) = (${t.decidedAt} is null)`),
    check("follow_posts_due", sql`(${t.outcome} is null) = (${t.startAt} is not null)`),
    check("follow_posts_started", sql`(${t.outcome} = 'started') = (${t.committed} is not null)`),
  ],
);
