import type { Account } from "./accounts";
import { mix, unit } from "./hash";
import { composeId } from "./ids";
import type { Platform } from "./platforms";

const HOUR = 3_600_000;
/** The sandbox's ID scheme for YouTube begins here. */
const FIRST_POST = Date.UTC(2020, 0, 8);

/**
 * A creator posts at a fixed interval. The n-th interval since 1970 contains the n-th post, so that pages need no
 * stored list.
 */
export interface Page {
  ids: string[];
  /** Number that requests the next page; null after the last page. */
  next: number | null;
  /** Total number of posts that can be listed. */
  total: number;
}

/** Returns posts, newest first, from number `from` (inclusive) downward. */
export function postsOf(platform: Platform, account: Account, now: number, size: number, from?: number): Page {
  const newest = newestPost(account, now);
  const oldest = account.kind === "creator" ? oldestPost(account) : Number.POSITIVE_INFINITY;
  const ids: string[] = [];
  let number = Math.min(from ?? newest, newest);
  for (; number >= oldest && ids.length < size; number--) ids.push(postId(platform, account, number));
  return {
    ids,
    next: number >= oldest ? number : null,
    total: account.kind === "creator" ? postCount(account, now) : 0,
  };
}

/** Returns the number of posts so far. */
export function postCount(account: Account, now: number): number {
  if (account.kind !== "creator") return account.fewPosts;
  return Math.max(0, newestPost(account, now) - oldestPost(account) + 1);
}

/** Returns the post pinned to the top of the first page, or null for the three in five accounts that pin none. */
export function pinnedPost(platform: Platform, account: Account, now: number): string | null {
  const newest = newestPost(account, now);
  const number = newest - 12;
  return account.kind === "creator" && unit(account.seed, 60) < 0.4 && number >= oldestPost(account)
    ? postId(platform, account, Math.floor(number / 8) * 8)
    : null;
}

function postId(platform: Platform, account: Account, number: number): string {
  return composeId(platform, postTime(account, number), account.number, mix(account.seed, number));
}

function postTime(account: Account, number: number): number {
  const time = (number + 0.7 * unit(account.seed, number)) * account.rhythm * HOUR;
  return time - (time % 1000);
}

function newestPost(account: Account, now: number): number {
  const number = Math.floor(now / (account.rhythm * HOUR));
  return postTime(account, number) <= now ? number : number - 1;
}

function oldestPost(account: Account): number {
  return Math.ceil(Math.max(account.createdAt, FIRST_POST) / (account.rhythm * HOUR));
}
