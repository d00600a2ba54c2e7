import { ACCOUNTS, type Account, accountOf, followersAt } from "./accounts";
import { mix, unit } from "./hash";
import { CREATORS } from "./ids";
import { FIRST_FAKE } from "./names";
import type { Platform } from "./platforms";

export interface FollowerPage {
  followers: Account[];
  /** Number of the next page's first follower, counted from the oldest (1); null after the last page. */
  next: number | null;
}

/**
 * Returns followers, newest first. An account's n-th follower is always the same, so pages stay stable as followers are
 * added.
 */
export function followersOf(
  platform: Platform,
  account: Account,
  now: number,
  size: number,
  from?: number,
): FollowerPage {
  const total = followersAt(account, now);
  let number = Math.min(from ?? total, total);
  const followers: Account[] = [];
  for (; number >= 1 && followers.length < size; number--) followers.push(followerNumber(platform, account, number));
  return { followers, next: number >= 1 ? number : null };
}

/**
 * Returns the share of fake followers: between one in thirty and two in five for a creator. A few followers are
 * creators themselves.
 */
export function fakeShare(account: Account): number {
  return 0.03 + 0.37 * unit(account.seed, 95) ** 2;
}

function followerNumber(platform: Platform, account: Account, number: number): Account {
  const seed = mix(account.seed, number);
  const lot = unit(seed, 1);
  const [first, end] =
    lot < fakeShare(account) ? [FIRST_FAKE, ACCOUNTS] : lot > 0.985 ? [0, CREATORS] : [CREATORS, FIRST_FAKE];
  return accountOf(platform, first + (mix(seed, 2) % (end - first)));
}
