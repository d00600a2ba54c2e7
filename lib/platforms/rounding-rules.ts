import type { Platform } from "@/lib/platforms/schemas";

/**
 * Returns the step to which a platform rounds follower counts, or 1 if counts are exact. YouTube rounds down to three
 * significant figures from 1,000 subscribers on. The TikTok, Instagram and X sources in use give exact counts.
 */
export function followerStep(platform: Platform, followers: number): number {
  if (platform !== "youtube" || followers < 1000) return 1;
  // Not calculated with a logarithm, which may be off by one just below a power of ten.
  return 10 ** (String(Math.floor(followers)).length - 3);
}

/**
 * Returns the followers gained or lost between two counts. A difference within one step of a rounded count is 0,
 * because a single subscriber, or none at all, can move the count by one step.
 */
export function followersGained(platform: Platform, before: number, now: number): number {
  const difference = now - before;
  const step = followerStep(platform, Math.max(before, now));
  return step > 1 && Math.abs(difference) <= step ? 0 : difference;
}
