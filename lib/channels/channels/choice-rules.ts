/** Days that a channel's follower series can cover. */
export const PERIODS = [90, 180, 360] as const;

/** All known channels, the saved ones, or the creators of the organization's videos. */
export const CHANNEL_LISTS = ["all", "saved", "creators"] as const;

/**
 * `recent`: most recently added, saved or tracked, by list. `gained`: followers gained in 30 days; `updated`: last fetch
 * of the profile.
 */
export const CHANNEL_SORTS = ["recent", "followers", "gained", "gained_percent", "quality", "name", "updated"] as const;

/** By followers; the upper limit is excluded. */
export const CHANNEL_SIZES = ["under_10k", "10k_100k", "100k_1m", "from_1m"] as const;
export const SIZE_LIMITS: Record<(typeof CHANNEL_SIZES)[number], { from: number; below: number | null }> = {
  under_10k: { from: 0, below: 10_000 },
  "10k_100k": { from: 10_000, below: 100_000 },
  "100k_1m": { from: 100_000, below: 1_000_000 },
  from_1m: { from: 1_000_000, below: null },
};

/** Over 30 days: more followers, a tenth more, or fewer. */
export const CHANNEL_GROWTHS = ["growing", "fast", "shrinking"] as const;
export const FAST_PERCENT = 10;

/** An audience is known from any source, or its grade, of a sample or of the owner's figures, is at least 75. */
export const CHANNEL_AUDIENCES = ["known", "good"] as const;
export const GOOD_GRADE = 75;

/** Channels whose audiences can be compared side by side. */
export const MIN_COMPARED = 2;
export const MAX_COMPARED = 4;

/** The table's columns besides the channel, in their default order. */
export const CHANNEL_COLUMNS = [
  "followers",
  "gained",
  "gained_percent",
  "trackings",
  "quality",
  "posts",
  "country",
  "category",
  "updated",
] as const;
export type ChannelColumn = (typeof CHANNEL_COLUMNS)[number];
