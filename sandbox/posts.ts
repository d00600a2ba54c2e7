import type { Account } from "./accounts";
import { mix, unit } from "./hash";
import { composeId } from "./ids";
import type { Platform } from "./platforms";

const HOUR = 3_600_000;
/** The id scheme that the sandbox uses for YouTube begins here. */
const FIRST_POST = Date.UTC(2020, 0, 8);

/** A creator posts in a rhythm of its own; the n-th period since 1970 holds its n-th post, so that pages need no list. */
export interface Page {
  ids: string[];
  /** Number to ask the next page with; null when this was the last. */
  next: number | null;
  /** Posts that can be listed in all. */
  total: number;
}

/** Posts newest first, from number `from` (inclusive) downwards. */
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

/** How many posts the account has by now. */
export function postCount(account: Account, now: number): number {
  if (account.kind !== "creator") return account.fewPosts;
  return Math.max(0, newestPost(account, now) - oldestPost(account) + 1);
}

/** A post that stays on top of the first page, null for the three in five who pin none. */
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
