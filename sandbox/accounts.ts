import { gauss, hash, memoise, mix, unit } from "./hash";
import { CREATORS } from "./ids";
import { accountRenamedTo, adopt, currentName } from "./known-names";
import { accountOfName, displayNameOf, FIRST_FAKE, usernameOf } from "./names";
import type { Platform } from "./platforms";
import { storyCreator } from "./story";
import { PLACES, TOPICS } from "./words";

/**
 * Accounts are numbered with 20 bits: creators first, then ordinary people from CREATORS, then fake accounts from
 * FIRST_FAKE.
 */
export const ACCOUNTS = 1 << 20;
const MONTH = 30 * 86_400_000;
const EPOCH = Date.UTC(2026, 0, 1);
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export interface Account {
  number: number;
  seed: number;
  kind: "creator" | "person" | "fake";
  /** The platform's permanent ID, in the platform's format. */
  id: string;
  username: string;
  displayName: string;
  biography: string;
  hasPicture: boolean;
  verified: boolean;
  private: boolean;
  country: string;
  createdAt: number;
  following: number;
  /** Hours between two posts. */
  rhythm: number;
  /** Number of posts of accounts that are not creators. Their posts are not listed one by one. */
  fewPosts: number;
  followersAtEpoch: number;
  followersMonthly: number;
}

const COUNTRIES = ["US", "US", "US", "GB", "BR", "IN", "DE", "MX", "ID", "FR", "JP", "KR", "PL", "ZA", "TR"] as const;

const accountByKey = memoise(200_000, (key: string): Account => {
  const [platform, digits] = key.split(":");
  return makeAccount(platform as Platform, Number(digits));
});

export function accountOf(platform: Platform, number: number): Account {
  return accountByKey(`${platform}:${number}`);
}

/**
 * Returns the account that has a username at this time. A username that the sandbox did not generate is assigned to a
 * creator and remembered.
 */
export function accountByName(platform: Platform, name: string): Account {
  const renamed = accountRenamedTo(platform, name);
  const { account: number, invented } =
    renamed === null ? accountOfName(platform, name) : { account: renamed, invented: true };
  const account = accountOf(platform, number);
  if (!invented) adopt(platform, number, name);
  return { ...account, username: currentName(platform, account) };
}

/**
 * Returns the account with a permanent ID. An ID that the sandbox did not generate is assigned to a creator and
 * returned unchanged.
 */
export function accountById(platform: Platform, id: string): Account {
  const number = platform === "youtube" ? numberInChannelId(id) : Number(BigInt(id) & BigInt(ACCOUNTS - 1));
  const own = accountOf(platform, number);
  const account = own.id === id ? own : accountOf(platform, number % CREATORS);
  return { ...account, id, username: currentName(platform, account) };
}

/** Returns the follower count, which drifts, mostly upward, and varies a little from day to day. It can fall. */
export function followersAt(account: Account, now: number): number {
  const months = (now - EPOCH) / MONTH;
  const breath = 0.0015 * Math.sin((2 * Math.PI * now) / (7 * 86_400_000) + account.seed);
  const grown = account.followersAtEpoch * Math.exp(account.followersMonthly * 24 * Math.tanh(months / 24) + breath);
  return Math.max(0, Math.round(grown));
}

/** Like `followersAt`, with the faults that change counts. */
export function followersSeen(account: Account, now: number, faults: ReadonlyMap<string, { since: number }>): number {
  if (faults.has("zero")) return 0;
  const falling = faults.get("falling");
  const frozen = faults.get("frozen") ?? falling;
  const followers = followersAt(account, frozen ? Math.min(now, frozen.since) : now);
  return falling ? Math.floor(followers * fallenTo(falling.since, now)) : followers;
}

/** Returns the remaining share of a count that falls by 1% per hour. */
export function fallenTo(since: number, now: number): number {
  return 0.99 ** (Math.max(0, now - since) / 3_600_000);
}

function makeAccount(platform: Platform, number: number): Account {
  const seed = mix(hash(platform), number);
  const kind = number < CREATORS ? "creator" : number < FIRST_FAKE ? "person" : "fake";
  const chance = (salt: number, share: number) => unit(seed, salt) < share;
  const createdAt = Date.UTC(2015, 0, 1) + Math.floor(unit(seed, 20) * 9 * 365) * 86_400_000;
  const followers = kind === "creator" ? 45_000 : kind === "person" ? 180 : 45;
  const spread = kind === "creator" ? 1.5 : 1.1;
  const following = kind === "fake" ? 80 + 2_900 * unit(seed, 21) : 40 + 350 * Math.exp(0.7 * gauss(seed, 22));
  const topic = TOPICS[mix(seed, 23) % TOPICS.length];
  const place = PLACES[mix(seed, 24) % PLACES.length];
  const story = storyCreator(platform, number);
  return {
    number,
    seed,
    kind,
    id: durableId(platform, number, seed, createdAt),
    username: usernameOf(platform, number),
    displayName: displayNameOf(platform, number),
    biography: chance(25, kind === "fake" ? 0.4 : 0.15)
      ? ""
      : `${topic} from ${place} 📍 ${kind === "creator" ? "work: mail in link" : "just here for fun"}`,
    hasPicture: !chance(26, kind === "fake" ? 0.34 : 0.06),
    verified: kind === "creator" && chance(27, 0.12),
    private: kind === "person" && chance(28, 0.2),
    country: COUNTRIES[mix(seed, 29) % COUNTRIES.length] ?? "US",
    createdAt,
    following: Math.round(following),
    rhythm: 14 + 150 * unit(seed, 30) ** 2,
    fewPosts: kind === "fake" ? (chance(31, 0.36) ? 0 : mix(seed, 32) % 4) : 3 + (mix(seed, 32) % 160),
    followersAtEpoch: Math.max(kind === "creator" ? 300 : 0, followers * Math.exp(spread * gauss(seed, 33))),
    followersMonthly: 0.012 + 0.03 * gauss(seed, 34) * (kind === "creator" ? 0.5 : 0.2),
    ...(story && {
      biography: story.biography,
      hasPicture: true,
      country: story.country,
      followersAtEpoch: story.followers,
      followersMonthly: story.monthly,
    }),
  };
}

/** IDs contain the account's number, so that the account can be found by its ID alone. */
function durableId(platform: Platform, number: number, seed: number, createdAt: number): string {
  if (platform === "youtube") {
    const head = (number << 4) | (mix(number, 77) & 15);
    const tail = Array.from({ length: 17 }, (_, position) => LETTERS[mix(seed, 200 + position) & 63]);
    const last = "AQgw"[mix(seed, 220) & 3];
    return `UC${[18, 12, 6, 0].map((shift) => LETTERS[(head >> shift) & 63]).join("")}${tail.join("")}${last}`;
  }
  const low = BigInt(number);
  if (platform === "instagram") return ((BigInt(2_000 + (mix(seed, 35) % 70_000)) << 20n) | low).toString();
  if (platform === "tiktok")
    return (
      (BigInt(Math.floor(Math.max(createdAt, Date.UTC(2018, 0, 1)) / 1000)) << 32n) |
      (BigInt(mix(seed, 36) & 0xfff) << 20n) |
      low
    ).toString();
  return ((BigInt(createdAt - 1288834974657) << 22n) | low).toString();
}

function numberInChannelId(id: string): number {
  let head = 0;
  for (const character of id.slice(2, 6)) head = (head << 6) | Math.max(LETTERS.indexOf(character), 0);
  return head >> 4;
}
