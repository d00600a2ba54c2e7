import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { Platform } from "@/lib/platforms/schemas";
import {
  CHANNEL_AUDIENCES,
  CHANNEL_GROWTHS,
  CHANNEL_LISTS,
  CHANNEL_SIZES,
  CHANNEL_SORTS,
  MAX_COMPARED,
} from "./choice-rules";
import { Audience, PageQuery, SearchQuery } from "./schemas";

/** Requests and responses of the dashboard's own routes about channels. */

export const AddChannelRequest = SearchQuery.pick({ username: true }).extend({ platform: Platform });
export type AddChannelRequest = z.infer<typeof AddChannelRequest>;

/** Content of an audience export: people or percent by name, as in the file. Missing dimensions are empty. */
export const AudienceImport = z.object({
  countries: z.record(z.string(), z.number()),
  genders: z.object({ male: z.number().optional(), female: z.number().optional() }),
  ages: z.record(z.string(), z.number()),
});
export type AudienceImport = z.infer<typeof AudienceImport>;

export const ImportAudienceRequest = z.object({
  csv: z.string().min(1, "Choose a file").meta({ contentMediaType: "text/csv" }),
});

/** The parsed shares in percent, and the errors by line of the file. */
export const AudiencePreview = z.object({
  audience: Audience,
  errors: z.array(z.object({ line: z.int(), message: z.string() })),
});
export type AudiencePreview = z.infer<typeof AudiencePreview>;

export const ImportedAudience = z.object({ audience: Audience, imported_at: z.iso.datetime() });
export type ImportedAudience = z.infer<typeof ImportedAudience>;

/** A channel in a list. null: not provided by the platform. */
export const ListedChannel = z.object({
  id: z.uuid(),
  platform: Platform,
  username: z.string(),
  name: z.string().nullable(),
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
  /** Grade of the latest follower sample, 0–100. */
  quality_grade: z.int().nullable(),
  /** A follower sample with followers, or the organization's own import, exists. */
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
const EngagementBasis = z.enum(["views", "followers"]);

/** The dashboard's page of a channel: `getChannel` plus what the documented type doesn't include. */
export const ChannelProfile = ListedChannel.extend({
  description: z.string().nullable(),
  follows: z.int().nullable(),
  url: z.url(),
  is_private: z.boolean(),
  /** Since when the platform reports it as gone; null if it exists. */
  unavailable_since: z.iso.datetime().nullable(),
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

const AudienceShares = z.object({
  source: z.enum(["sample", "import", "owner"]),
  /** In percent of known values, largest first; ages from the youngest. */
  shares: z.array(z.object({ name: z.string(), percent: z.number() })),
  /** Number of sampled followers for which this is known; null for other sources. */
  known: z.int().nullable(),
});
export type AudienceShares = z.infer<typeof AudienceShares>;

/** The results of `getChannelAudience` and `getChannelQuality`, each part with its source; null if unknown. */
export const AudienceDetail = z.object({
  countries: AudienceShares.nullable(),
  genders: AudienceShares.nullable(),
  ages: AudienceShares.nullable(),
  quality: z
    .object({
      grade: z.int(),
      classes: z.array(z.object({ class: z.int(), followers: z.int(), fraction: z.number() })),
    })
    .nullable(),
  /** From engaged views that the channel's owner shares with the organization; used only without a sample. */
  owner_quality: z
    .object({ grade: z.int(), views: z.int(), engaged: z.int(), from_day: z.iso.date(), day: z.iso.date() })
    .nullable(),
  /** The owner's own audience; `from_day` is null if it is the followers on `day`. */
  owner: z.object({ day: z.iso.date(), from_day: z.iso.date().nullable(), read_at: z.iso.datetime() }).nullable(),
  /** `followers`: the channel's follower count at that time. */
  sample: z.object({ taken_at: z.iso.datetime(), size: z.int(), followers: z.int().nullable() }).nullable(),
  /** The organization's own import. */
  import: z.object({ imported_at: z.iso.datetime(), imported_by: z.string().nullable() }).nullable(),
});
export type AudienceDetail = z.infer<typeof AudienceDetail>;

const Share = z.object({ name: z.string(), percent: z.number() });

/** By month as "2026-03", oldest first; each month's last sample and last own import, with its time. */
export const AudienceHistory = z.object({
  samples: z.array(
    z.object({
      month: z.string(),
      at: z.iso.datetime(),
      size: z.int(),
      /** null for a sample without followers. */
      grade: z.int().nullable(),
      /** In percent of the known values, largest first. */
      countries: z.array(Share),
    }),
  ),
  imports: z.array(
    z.object({
      month: z.string(),
      at: z.iso.datetime(),
      countries: z.array(Share),
      genders: z.array(Share),
      /** From the youngest. */
      ages: z.array(Share),
    }),
  ),
});
export type AudienceHistory = z.infer<typeof AudienceHistory>;

export const CompareAudiencesQuery = z.object({
  /** Comma-separated IDs; duplicates count once. */
  channels: z
    .string()
    .max(500)
    .transform((text) => [...new Set(text.split(",").filter(Boolean))])
    .pipe(z.array(z.guid()).min(1, "Select a channel").max(MAX_COMPARED, `At most ${MAX_COMPARED} channels`)),
});
export type CompareAudiencesQuery = z.infer<typeof CompareAudiencesQuery>;

export const AudienceComparison = z.object({
  channels: z.array(z.object({ channel: ListedChannel, audience: AudienceDetail })),
  /** IDs that belong to no channel. */
  unknown: z.array(z.string()),
});
export type AudienceComparison = z.infer<typeof AudienceComparison>;

/** When posts were published, first and last, and when their figures were last updated; null without posts. */
const PostDates = {
  published_from: z.iso.datetime().nullable(),
  published_to: z.iso.datetime().nullable(),
  read_at: z.iso.datetime().nullable(),
};

/** Of the newest 30 stored posts, and of channels of about the same size; `posts` and `peers` are how many count. */
export const ChannelStatistics = z.object({
  engagement: z.object({
    basis: EngagementBasis,
    posts: z.int(),
    /** null with fewer than five posts; then there are no bins. */
    median: z.number().nullable(),
    /** In percent; `to` is excluded, and null if the last bin is open. */
    bins: z.array(z.object({ from: z.number(), to: z.number().nullable(), posts: z.int() })),
    ...PostDates,
  }),
  reach: z.object({
    posts: z.int(),
    /** null with fewer than five posts, as is the reach. */
    median_views: z.int().nullable(),
    reach: z.int().nullable(),
    /** Of the followers. */
    percent: z.number().nullable(),
    ...PostDates,
  }),
  /** null without a follower count from 30 days ago. */
  growth: z
    .object({
      /** The channel's own, in 30 days. */
      percent: z.number(),
      peers: z.int(),
      /** null with fewer than 20 peers, as is the percentile. */
      median: z.number().nullable(),
      /** Percentage of peers that grew less. */
      percentile: z.number().nullable(),
      followers_from: z.int(),
      followers_to: z.int(),
      read_from: z.iso.datetime().nullable(),
      read_to: z.iso.datetime().nullable(),
    })
    .nullable(),
});
export type ChannelStatistics = z.infer<typeof ChannelStatistics>;

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
