import { estimateCost } from "@/lib/billing/rules";
import { monthOf, utcDayOf } from "@/lib/core/time/utc-rules";

/** What a follow may start and what that costs. Pure. Amounts are micro-dollars. */

/** More posts from before the follow need their price confirmed. */
export const CONFIRM_BACK_POSTS = 50;
export const MAX_BACK_POSTS = 500;

export interface Budget {
  maxPerDay: number | null;
  monthlyCeiling: bigint | null;
}

/** What was started in a UTC month and day. Figures of an earlier one count as none. */
export interface Counters {
  month: string;
  monthCommitted: bigint;
  day: string;
  dayStarted: number;
}

/** Returns the counters as of a given time. */
export function countersAt(kept: Counters, now: Date): Counters {
  const day = utcDayOf(now);
  const month = monthOf(day);
  return {
    month,
    monthCommitted: kept.month === month ? kept.monthCommitted : 0n,
    day,
    dayStarted: kept.day === day ? kept.dayStarted : 0,
  };
}

/** Returns why a start of this cost isn't within the follow's budget; null if it is. */
export function budgetRefusal(
  { maxPerDay, monthlyCeiling }: Budget,
  { dayStarted, monthCommitted }: Counters,
  cost: bigint,
): "daily_limit" | "ceiling" | null {
  if (maxPerDay !== null && dayStarted >= maxPerDay) return "daily_limit";
  return monthlyCeiling !== null && monthCommitted + cost > monthlyCeiling ? "ceiling" : null;
}

/** Returns how many posts from before the follow can start at most, and what they commit. */
export function quoteBackPosts(
  { backPosts, daysPerPost, maxPerDay, monthlyCeiling }: { backPosts: number; daysPerPost: number } & Budget,
  pricePerSnapshot: bigint,
): { posts: number; cost: bigint } {
  const each = estimateCost(daysPerPost, pricePerSnapshot);
  const paid = monthlyCeiling === null || each === 0n ? backPosts : Number(monthlyCeiling / each);
  const posts = Math.min(backPosts, maxPerDay ?? backPosts, paid);
  return { posts, cost: each * BigInt(posts) };
}
