import { env } from "@/lib/core/env";
import { givesFollowers } from "@/lib/platforms/channels";
import type { Platform } from "@/lib/platforms/schemas";

/** Platforms that charge for each follower that they return: a sample is taken only when a member pays for it. */
const CHARGES_FOLLOWERS: readonly Platform[] = ["twitter"];

/** Whether follower samples are taken without anybody asking. */
export const samplesBySchedule = (platform: Platform): boolean =>
  givesFollowers(platform) && !CHARGES_FOLLOWERS.includes(platform);

/** Whether a member has to pay for a follower sample. */
export const sellsSamples = (platform: Platform): boolean =>
  givesFollowers(platform) && CHARGES_FOLLOWERS.includes(platform);

/** Why there is no follower sample. */
export const missingSample = (platform: Platform) =>
  givesFollowers(platform) ? ("no_sample_yet" as const) : ("not_available" as const);

/** How many days apart a creator is read that nobody saved or searched for; null: never. */
export const creatorPaceDays = (platform: Platform): number | null => env().CREATOR_REFRESH_DAYS[platform];

/** For how many days a search keeps a channel in the daily refresh; null: the search has it read once. */
export const searchInterestDays = (platform: Platform): number | null => env().SEARCH_REFRESH_DAYS[platform];

/** For how many days the one reading that a search asks for is tried where it fails. */
export const SEARCH_RETRY_DAYS = 1;

/** For how many days after its last tracking a creator is still read. */
export const CREATOR_INTEREST_DAYS = 7;

/** How far back a channel's first reading of posts goes; the later ones read what is new since. */
export const POSTS_READ: Record<Platform, { first: number; daily: number }> = {
  youtube: { first: 60, daily: 30 },
  tiktok: { first: 60, daily: 30 },
  instagram: { first: 60, daily: 30 },
  twitter: { first: 20, daily: 10 },
};
