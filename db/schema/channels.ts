import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, counter, id, ref, time } from "@/db/schema/columns";
import { organizations } from "@/db/schema/organizations";
import { platformColumn } from "@/db/schema/videos";

/** What a list sorts names by; the index `channels_by_name` has it. */
export const channelNameKey = ({ name, username }: { name: AnyPgColumn; username: AnyPgColumn }) =>
  sql<string>`"left"(lower(coalesce(nullif(${name}, ''), ${username})), 100)`;

/** The words that a search finds a channel by; the index `channels_by_words` has them (migration 0024). */
export const channelWords = (t: Record<SearchedColumn, AnyPgColumn>) =>
  sql`channel_words(${t.username}, ${t.name}, ${t.description}, ${t.categoriesPrimary}, ${t.categoriesSecondary}, ${t.topics})`;
type SearchedColumn = "username" | "name" | "description" | "categoriesPrimary" | "categoriesSecondary" | "topics";

/** Primary and secondary categories; the index `channels_by_category` has them. */
export const channelCategories = (t: Record<"categoriesPrimary" | "categoriesSecondary", AnyPgColumn>) =>
  sql<string[]>`(${t.categoriesPrimary} || ${t.categoriesSecondary})`;

/** Profiles are shared: all organizations use the same channel UUID. */
export const channels = pgTable(
  "channels",
  {
    id: id(),
    uuid: uuid("uuid").notNull().unique(),
    platform: platformColumn().notNull(),
    /** The platform's durable ID (channelId, numeric user ID); usernames change. */
    externalId: text("external_id").notNull(),
    username: text("username").notNull(),
    /**
     * Lowercase, without a leading @: compared by searches and mentions. "" while the name belongs to another account and
     * this one's new name isn't known yet.
     */
    usernameKey: text("username_key").notNull(),
    /** A second durable ID, on platforms that need it to list posts or followers (TikTok's secUid, YouTube's uploads playlist). */
    postsId: text("posts_id"),
    name: text("name"),
    description: text("description"),
    pictureUrl: text("picture_url"),
    /** ISO 3166-1 alpha-2; null if unknown. */
    country: text("country"),
    categoriesPrimary: text("categories_primary").array().notNull(),
    categoriesSecondary: text("categories_secondary").array().notNull(),
    /** Hashtags of the newest posts, most frequent first (lib/channels/channels/topics.ts). */
    topics: text("topics").array().notNull().default([]),
    isPrivate: boolean("is_private").notNull().default(false),
    /** The platform's verified mark; null if unknown. */
    isVerified: boolean("is_verified"),
    /** The latest figure; null if the platform doesn't report it. */
    followers: counter("followers"),
    follows: counter("follows"),
    postCount: counter("post_count"),
    /**
     * Followers gained in the 30 days before `profileAt`, and their percentage of the count before; null without a count
     * that old. Written with each count, so that lists can sort by them (lib/channels/channels/growth.ts).
     */
    gained: counter("gained_30d"),
    gainedPercent: doublePrecision("gained_percent_30d"),
    /** The grade of the latest follower sample, 0–100; null without sampled followers. */
    qualityGrade: smallint("quality_grade"),
    profileAt: time("profile_at").notNull(),
    /** When each refresh is due; null: never (the platform doesn't offer it). */
    profileDueAt: time("profile_due_at"),
    postsDueAt: time("posts_due_at"),
    sampleDueAt: time("sample_due_at"),
    /** Failed refreshes since the last success; the next ones back off accordingly. */
    profileFailures: integer("profile_failures").notNull().default(0),
    postsFailures: integer("posts_failures").notNull().default(0),
    sampleFailures: integer("sample_failures").notNull().default(0),
    /** Since when the platform reports that the channel is gone; null while it exists. */
    unavailableAt: time("unavailable_at"),
    /** When a search last requested it; null: never. */
    wantedAt: time("wanted_at"),
    /**
     * Its profile was never fetched: its data comes from another channel's follower sample or from a tracked video, as of
     * `profileAt`. No refresh is due until a member saves it or a search requests it.
     */
    isStub: boolean("is_stub").notNull().default(false),
    /** When a member's paid follower sample started; null if none is running. */
    sampleBuyingAt: time("sample_buying_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [
    unique("channels_identity").on(t.platform, t.externalId),
    index("channels_username").on(t.platform, t.usernameKey),
    index("channels_profile_due").on(t.profileDueAt),
    index("channels_posts_due").on(t.postsDueAt),
    index("channels_sample_due").on(t.sampleDueAt),
    // One per sort of the list. Stubs are listed only where an organization saved or tracks them.
    index("channels_by_followers").on(t.followers, t.id).where(sql`not is_stub`),
    index("channels_by_gained").on(t.gained, t.id).where(sql`not is_stub`),
    index("channels_by_gained_percent").on(t.gainedPercent, t.id).where(sql`not is_stub`),
    index("channels_by_name").on(channelNameKey(t), t.id).where(sql`not is_stub`),
    index("channels_by_update").on(t.profileAt, t.id).where(sql`not is_stub`),
    index("channels_by_quality").on(t.qualityGrade, t.id).where(sql`not is_stub`),
    index("channels_by_country").on(t.country),
    index("channels_by_category").using("gin", channelCategories(t)),
    index("channels_by_words").using("gin", channelWords(t)),
    // Channels of about the same size with a known growth, read from the index alone.
    index("channels_peers")
      .on(t.platform, t.followers, t.gainedPercent, t.profileAt, t.id)
      .where(sql`not is_stub and gained_percent_30d is not null`),
  ],
);

/** The names of all categories that channels had, so that filters can offer them. */
export const knownCategories = pgTable("known_categories", { name: text("name").primaryKey() });

/** Pictures that we serve, because the platforms' links expire. A row without `webp` is a failed attempt. */
export const channelPictures = pgTable("channel_pictures", {
  channelId: ref("channel_id")
    .primaryKey()
    .references(() => channels.id),
  webp: bytea("webp"),
  /** Failed attempts since the last success. */
  attempts: integer("attempts").notNull(),
  /** When it is fetched again: owners change their pictures. */
  nextAttemptAt: time("next_attempt_at").notNull(),
  fetchedAt: time("fetched_at").notNull(),
});

/**
 * One row per channel and UTC day, the first of that day: figures that were shown for a day never change. Days without
 * data have no row.
 */
export const channelStats = pgTable(
  "channel_stats",
  {
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    day: date("day", { mode: "string" }).notNull(),
    followers: counter("followers"),
    follows: counter("follows"),
    postCount: counter("post_count"),
    readAt: time("read_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.day] })],
);

export const channelPosts = pgTable(
  "channel_posts",
  {
    id: id(),
    uuid: uuid("uuid").notNull().unique(),
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    externalId: text("external_id").notNull(),
    publishedAt: time("published_at").notNull(),
    caption: text("caption").notNull(),
    tags: text("tags").array().notNull(),
    link: text("link").notNull(),
    views: counter("views"),
    likes: counter("likes"),
    comments: counter("comments"),
    shares: counter("shares"),
    readAt: time("read_at").notNull(),
  },
  (t) => [
    unique("channel_posts_identity").on(t.channelId, t.externalId),
    index("channel_posts_list").on(t.channelId, t.publishedAt, t.id),
  ],
);

/** `@names` in stored captions, one row per post and name. */
export const mentions = pgTable(
  "mentions",
  {
    postId: ref("post_id")
      .notNull()
      .references(() => channelPosts.id),
    /** The channel that published the post. */
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    platform: platformColumn().notNull(),
    usernameKey: text("username_key").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.usernameKey] }),
    index("mentions_incoming").on(t.platform, t.usernameKey, t.channelId),
    index("mentions_outgoing").on(t.channelId, t.usernameKey),
  ],
);

/** Channels that an organization saved. */
export const savedChannels = pgTable(
  "saved_channels",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    savedBy: ref("saved_by"),
    savedAt: time("saved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.channelId] }),
    index("saved_channels_list").on(t.organizationId, t.savedAt, t.channelId),
  ],
);

/**
 * How many videos of a creator an organization tracks or tracked; triggers on trackings and videos keep it, so that no
 * list has to read the trackings. The creator may not be a channel yet.
 */
export const trackedCreators = pgTable(
  "tracked_creators",
  {
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    platform: platformColumn().notNull(),
    /** The platform's durable ID, as in `channels.externalId`. */
    creatorId: text("creator_id").notNull(),
    trackings: integer("trackings").notNull(),
    /** When the last of them started. */
    lastAt: time("last_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.platform, t.creatorId] }),
    index("tracked_creators_list").on(t.organizationId, t.lastAt),
  ],
);
