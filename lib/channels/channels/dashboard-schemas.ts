import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { Platform } from "@/lib/platforms/schemas";
import { CHANNEL_AUDIENCES, CHANNEL_GROWTHS, CHANNEL_LISTS, CHANNEL_SIZES, CHANNEL_SORTS } from "./choice-rules";
import { PageQuery, SearchQuery } from "./schemas";

/** Requests and responses of the dashboard's own routes about channels. */

export const AddChannelRequest = SearchQuery.pick({ username: true }).extend({ platform: Platform });
export type AddChannelRequest = z.infer<typeof AddChannelRequest>;

/** A channel in a list. null: not provided by the platform. */
export const ListedChannel = z.object({
  id: z.uuid(),
  platform: Platform,
  username: z.string(),
  name: z.string().nullable(),
  /** The platform's verified mark; null if it doesn't report one. */
  is_verified: z.boolean().nullable(),
  followers: z.int().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable(),
  /** The platform's own names of its categories, the primary ones first. */
  categories: z.array(z.string()),
  /** Last fetch of profile and counts. */
  read_at: z.iso.datetime(),
  /** null: not on the organization's list. */
  saved_at: z.iso.datetime().nullable(),
  /** Number of the organization's trackings of its videos. */
  trackings: z.int(),
  /** Gained in the 30 days before `read_at`, and its percentage of the count before; null without a count that old. */
  gained_30d: z.int().nullable(),
  gained_percent_30d: z.number().nullable(),
  post_count: z.int().nullable(),
  /** 0–100: of the latest follower sample; without one, of the engaged views that the owner shares with the organization. */
  quality_grade: z.int().nullable(),
  /** What the grade is of; grades of different sources can't be compared. */
  quality_source: z.enum(["sample", "owner"]).nullable(),
  /** A follower sample with followers, the organization's own import, or figures that the owner shared with it exist. */
  has_audience: z.boolean(),
});
export type ListedChannel = z.infer<typeof ListedChannel>;

export const ChannelSort = z.enum(CHANNEL_SORTS);
export type ChannelSort = z.infer<typeof ChannelSort>;

export const ChannelRowsQuery = z.object({
  list: z.enum(CHANNEL_LISTS).default("saved"),
  q: z.string().trim().max(200).default(""),
  platform: Platform.optional(),
  size: z.enum(CHANNEL_SIZES).optional(),
  growth: z.enum(CHANNEL_GROWTHS).optional(),
  audience: z.enum(CHANNEL_AUDIENCES).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** The platform's own name of a category, primary or secondary. */
  category: z.string().min(1).max(100).optional(),
  sort: ChannelSort.default("recent"),
  order: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(1000).optional(),
  per_page: wholeNumber({ min: 1, max: 100, fallback: 25 }),
});
export type ChannelRowsQuery = z.infer<typeof ChannelRowsQuery>;

/** What a list can be filtered by. */
export const ChannelFilters = z.object({ countries: z.array(z.string()), categories: z.array(z.string()) });
export type ChannelFilters = z.infer<typeof ChannelFilters>;

const rows = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.int(), page: z.int(), per_page: z.int() });

/** A row of the table. */
export const ChannelRow = ListedChannel.extend({
  /** Each of the last 31 days (UTC), oldest first; null: no count. */
  recent_followers: z.array(z.int().nullable()),
});
export type ChannelRow = z.infer<typeof ChannelRow>;

export const ChannelRows = z.object({
  rows: z.array(ChannelRow),
  /** Only on the first page; null also if there are more than 1,000. */
  total: z.int().nullable(),
  /** null: the list ends here. */
  next_cursor: z.string().nullable(),
});
export type ChannelRows = z.infer<typeof ChannelRows>;

export const FindChannelsQuery = z.object({
  /** A name, or a link, which implies its platform. */
  q: z.string().trim().min(1).max(200),
  platform: Platform.optional(),
});
export type FindChannelsQuery = z.infer<typeof FindChannelsQuery>;

export const FoundChannels = z.object({
  /** The channel with this name first, then known channels whose names contain it. */
  channels: z.array(ListedChannel),
  /**
   * Whether the first has exactly this name. `absent`: the platform has no such name; `unanswered`: no answer from the
   * platform; `not_asked`: no platform given; `no_name`: the text is neither a name nor a channel link.
   */
  exact: z.enum(["found", "absent", "unanswered", "not_asked", "no_name"]),
  platform: Platform.nullable(),
  /** As parsed. */
  username: z.string(),
});
export type FoundChannels = z.infer<typeof FoundChannels>;

/**
 * `waiting`: within a minute, as for every new channel; `late`: overdue; `on_request`: not fetched until a member saves
 * the channel or pays for the sample.
 */
export const ReadState = z.enum([
  "read",
  "waiting",
  "late",
  "failed",
  "private",
  "unavailable",
  "not_given",
  "on_request",
]);
export type ReadState = z.infer<typeof ReadState>;

/** What (likes + comments + shares) are a percentage of: the post's views, or the channel's followers. */
export const EngagementBasis = z.enum(["views", "followers"]);

/** The dashboard's page of a channel: `getChannel` plus what the documented type doesn't include. */
export const ChannelProfile = ListedChannel.extend({
  description: z.string().nullable(),
  follows: z.int().nullable(),
  url: z.url(),
  is_private: z.boolean(),
  /** Since when the platform reports it as gone; null if it exists. */
  unavailable_since: z.iso.datetime().nullable(),
  /** When followers are counted next; null if the jobs don't fetch the profile. */
  next_count_at: z.iso.datetime().nullable(),
  posts: ReadState,
  sample: ReadState,
  /** Its profile was never fetched: the data comes from a follower sample or a tracked video. */
  is_stub: z.boolean(),
  /** Of the newest stored posts, at most 30; null without posts. */
  recent: z
    .object({
      posts: z.int(),
      /** Over the posts with views; null if there are none. */
      average_views: z.int().nullable(),
      /** The median of the posts' rates; null with fewer than five. */
      engagement_rate: z.number().nullable(),
      engagement_basis: EngagementBasis,
    })
    .nullable(),
  /** Maximum price of a follower sample if a member has to pay for it; null if it is free or not available. */
  sample_price_usd: z.number().nullable(),
});
export type ChannelProfile = z.infer<typeof ChannelProfile>;

/**
 * What the member saw: the price, and the time of the sample being replaced (null: none). If either has changed, no
 * sample is taken, so a duplicate request is paid once.
 */
export const BuySampleRequest = z.object({ price_usd: z.number().positive(), replaces: z.iso.datetime().nullable() });
export type BuySampleRequest = z.infer<typeof BuySampleRequest>;

/** `size`: number of followers fetched and paid for. */
export const BoughtSample = z.object({ size: z.int(), cost_usd: z.number() });
export type BoughtSample = z.infer<typeof BoughtSample>;

export const FollowerSeries = z.object({
  /**
   * Every day (UTC) from the start of the period, or from the first count if that is later, until today. null: no
   * count; for `change`, also if the day before has none.
   */
  days: z.array(z.object({ day: z.iso.date(), followers: z.int().nullable(), change: z.int().nullable() })),
});
export type FollowerSeries = z.infer<typeof FollowerSeries>;

export const MentionRowsQuery = PageQuery.extend({ direction: z.enum(["in", "out"]) });
export type MentionRowsQuery = z.infer<typeof MentionRowsQuery>;

export const MentionRows = rows(
  z.object({
    username: z.string(),
    /** null if the channel is not known here. */
    channel: ListedChannel.nullable(),
    posts: z.int(),
  }),
);
export type MentionRows = z.infer<typeof MentionRows>;

export const EngagedRows = z.object({ channels: z.array(ListedChannel) });
export type EngagedRows = z.infer<typeof EngagedRows>;

const Figure = z.int().nullable();
export const ChannelPost = z.object({
  id: z.uuid(),
  published_at: z.iso.datetime(),
  caption: z.string(),
  tags: z.array(z.string()),
  link: z.string(),
  views: Figure,
  likes: Figure,
  comments: Figure,
  shares: Figure,
  /** In percent; null if unknown. */
  engagement_rate: z.number().nullable(),
  read_at: z.iso.datetime(),
});
export type ChannelPost = z.infer<typeof ChannelPost>;
export const PostRows = rows(ChannelPost).extend({ engagement_basis: EngagementBasis });
export type PostRows = z.infer<typeof PostRows>;
