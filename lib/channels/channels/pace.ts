import { env } from "@/lib/core/env";
import { givesFollowers } from "@/lib/platforms/channels";
import type { Platform } from "@/lib/platforms/schemas";

/** Platforms that charge per returned follower: a sample is taken only when a member pays for it. */
const CHARGES_FOLLOWERS: readonly Platform[] = ["twitter"];

/** Returns whether follower samples are taken automatically. */
export const samplesBySchedule = (platform: Platform): boolean =>
  givesFollowers(platform) && !CHARGES_FOLLOWERS.includes(platform);

/** Returns whether a member has to pay for a follower sample. */
export const sellsSamples = (platform: Platform): boolean =>
  givesFollowers(platform) && CHARGES_FOLLOWERS.includes(platform);

/** Returns why there is no follower sample. */
export const missingSample = (platform: Platform) =>
  givesFollowers(platform) ? ("no_sample_yet" as const) : ("not_available" as const);

/** Days between fetches of a creator that no one saved or searched for; null: never. */
export const creatorPaceDays = (platform: Platform): number | null => env().CREATOR_REFRESH_DAYS[platform];

/** Days a search keeps a channel in the daily refresh; null: the search triggers one fetch. */
export const searchInterestDays = (platform: Platform): number | null => env().SEARCH_REFRESH_DAYS[platform];

/** Days during which the single fetch of a search is retried if it fails. */
export const SEARCH_RETRY_DAYS = 1;

/** Days after its last tracking during which a creator is still fetched. */
export const CREATOR_INTEREST_DAYS = 7;

/** Number of posts in a channel's first fetch and in the daily ones, which read only new posts. */
export const POSTS_READ: Record<Platform, { first: number; daily: number }> = {
  youtube: { first: 60, daily: 30 },
  tiktok: { first: 60, daily: 30 },
  instagram: { first: 60, daily: 30 },
  twitter: { first: 20, daily: 10 },
};
