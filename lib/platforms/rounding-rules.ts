import type { Platform } from "@/lib/platforms/schemas";

/**
 * Returns the step in which a platform counts followers; 1 where it counts exactly. YouTube rounds down to three
 * significant figures from 1,000 subscribers on. The TikTok, Instagram and X sources that are read give exact counts.
 */
export function followerStep(platform: Platform, followers: number): number {
  if (platform !== "youtube" || followers < 1000) return 1;
  // Not by a logarithm, which may be off by one just below a power of ten.
  return 10 ** (String(Math.floor(followers)).length - 3);
}

/**
 * Returns followers won or lost between two counts. Within one step of a rounded count it is 0: a single subscriber, or
 * none at all, can move the count by a step.
 */
export function followersGained(platform: Platform, before: number, now: number): number {
  const difference = now - before;
  const step = followerStep(platform, Math.max(before, now));
  return step > 1 && Math.abs(difference) <= step ? 0 : difference;
}
