import { date, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { channels } from "@/db/schema/channels";
import { counter, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";

/** The latest sample of a channel's followers. */
export const followerSamples = pgTable("follower_samples", {
  channelId: ref("channel_id")
    .primaryKey()
    .references(() => channels.id),
  takenAt: time("taken_at").notNull(),
  size: integer("size").notNull(),
  /** The channel's follower count; null if the platform hides it. */
  followers: counter("followers"),
});

/** What each month's last follower sample showed, so that quality and countries have a history. */
export const followerSampleMonths = pgTable(
  "follower_sample_months",
  {
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    /** The first day of the month (UTC). */
    month: date("month", { mode: "string" }).notNull(),
    takenAt: time("taken_at").notNull(),
    size: integer("size").notNull(),
    /** Sampled followers of the quality classes 1 to 5. */
    classes: integer("classes").array().notNull(),
    /** Sampled followers by country, where known. */
    countries: jsonb("countries").$type<Record<string, number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.month] })],
);

export const sampledFollowers = pgTable(
  "sampled_followers",
  {
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    externalId: text("external_id").notNull(),
    username: text("username").notNull(),
    pictureUrl: text("picture_url"),
    /** ISO 3166-1 alpha-2; null if the platform doesn't report it. */
    country: text("country"),
    followers: counter("followers"),
    follows: counter("follows"),
    postCount: counter("post_count"),
    /** How many of the documented flags apply (docs/audience.md). */
    flags: integer("flags").notNull(),
    /** 1 (best) … 5. */
    qualityClass: integer("quality_class").notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.externalId] }), index("sampled_followers_who").on(t.externalId)],
);

/** An audience export that a member imported; visible only to their organization. */
export const audienceImports = pgTable(
  "audience_imports",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    /** The parsed file: `lib/channels/channels/schemas.ts`, AudienceImport. */
    audience: jsonb("audience").notNull(),
    importedBy: ref("imported_by"),
    importedAt: time("imported_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.channelId] })],
);

/** Each month's last import; like the import, visible only to the organization. */
export const audienceImportMonths = pgTable(
  "audience_import_months",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    /** The first day of the month (UTC). */
    month: date("month", { mode: "string" }).notNull(),
    /** As in `audienceImports`. */
    audience: jsonb("audience").notNull(),
    importedAt: time("imported_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.channelId, t.month] })],
);
