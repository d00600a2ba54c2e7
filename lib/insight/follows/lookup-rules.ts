import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { CALL_KIND } from "@/lib/platforms/price-rules";
import type { Failure, Platform } from "@/lib/platforms/schemas";

/** How often and how far back a channel's posts are looked up. Pure. */

/** Posts of a usual lookup: what one call returns, or on X, what is charged for. */
export const LOOKUP_POSTS: Record<Platform, number> = { tiktok: 30, youtube: 50, instagram: 30, twitter: 10 };
/** Posts that a lookup reads at most to find the newest one of the lookup before. */
export const MAX_LOOKUP_POSTS = 100;

/** The most that an hourly lookup may cost, in micro-dollars; and one every three hours. */
const CHEAP = 2_000n;
const MODERATE = 10_000n;

/** Returns the hours between lookups of a channel by what a lookup costs at most, in micro-dollars. */
export const lookupHours = (cost: bigint): 1 | 3 | 6 => (cost <= CHEAP ? 1 : cost <= MODERATE ? 3 : 6);

/** Returns what a usual lookup costs at a source's prices: a call and the posts that it returns. */
export const lookupCost = (platform: Platform, prices: ReadonlyMap<string, bigint>): bigint =>
  (prices.get(CALL_KIND) ?? 0n) + BigInt(LOOKUP_POSTS[platform]) * (prices.get("post") ?? 0n);

/**
 * Returns when a failed lookup is tried again: at the time that the platform gave, or else later with each failure, within
 * a day. A channel that is gone or private is tried again after a day.
 * @param failures consecutive failures, including this one
 */
export function retryLookupAt(failure: Failure, failures: number, now: Date): Date {
  if (failure.kind === "unavailable" || failure.kind === "private") return new Date(now.getTime() + 24 * HOUR_MS);
  const wait =
    "until" in failure ? failure.until.getTime() - now.getTime() : 5 * MINUTE_MS * 2 ** Math.min(failures - 1, 10);
  return new Date(now.getTime() + Math.min(Math.max(wait, MINUTE_MS), 24 * HOUR_MS));
}
