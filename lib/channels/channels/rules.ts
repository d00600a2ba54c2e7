/** Rules for judging audiences and follower series, as described in docs/audience.md. Pure. */

import { ACCOUNT_TYPES } from "@/lib/channels/subscribers/choice-rules";
import { PLATFORM_OF, parseProfile } from "@/lib/channels/subscribers/rules";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { followersGained, videoUrl } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";

/** Known facts about a follower; null if not provided by the platform. */
export interface KnownFollower {
  username: string;
  /** Null and "" both mean none. */
  pictureUrl: string | null;
  bio: string | null;
  followers: number | null;
  follows: number | null;
  postCount: number | null;
}

const FOLLOWS_MANY = 1500;
const LOW_RATIO = 0.1;
const MANY_DIGITS = 4;
/** X gives accounts without a picture one of these. */
const DEFAULT_PICTURE = /default_profile/;

/** The documented signs of a fake account: the name of each, and whether a follower shows it. */
export const QUALITY_SIGNS: readonly { name: string; shownBy(follower: KnownFollower): boolean }[] = [
  {
    name: "No picture, or the platform's default picture",
    shownBy: ({ pictureUrl }) => !pictureUrl || DEFAULT_PICTURE.test(pictureUrl),
  },
  { name: "No posts", shownBy: ({ postCount }) => postCount === 0 },
  {
    name: `Fewer than ${LOW_RATIO} followers for each account it follows`,
    shownBy: ({ followers, follows }) =>
      followers !== null && follows !== null && follows > 0 && followers / follows < LOW_RATIO,
  },
  {
    name: `${MANY_DIGITS} or more digits in its name`,
    shownBy: ({ username }) => (username.match(/\d/g)?.length ?? 0) >= MANY_DIGITS,
  },
  { name: "An empty biography", shownBy: ({ bio }) => bio !== null && bio.trim() === "" },
  {
    name: `It follows more than ${FOLLOWS_MANY.toLocaleString("en")} accounts`,
    shownBy: ({ follows }) => follows !== null && follows > FOLLOWS_MANY,
  },
];

/** Returns how many of them a follower shows, 0–6. Missing data is not a sign. */
export const qualityFlags = (follower: KnownFollower): number =>
  QUALITY_SIGNS.filter(({ shownBy }) => shownBy(follower)).length;

export const QUALITY_CLASSES = [1, 2, 3, 4, 5] as const;
export type QualityClass = (typeof QUALITY_CLASSES)[number];

/** 1 without a sign, one more for each, 5 from four signs on. */
export const qualityClass = (flags: number): QualityClass => QUALITY_CLASSES[Math.min(flags, 4)] ?? 5;

/** Number of signs for each class. */
export const CLASS_SIGNS: Record<QualityClass, string> = {
  1: "no sign",
  2: "1 sign",
  3: "2 signs",
  4: "3 signs",
  5: `4 to ${QUALITY_SIGNS.length} signs`,
};

/** Weight of a follower of each class in the grade. */
export const CLASS_WEIGHT: Record<QualityClass, number> = { 1: 100, 2: 75, 3: 50, 4: 25, 5: 0 };

/** Returns fractions of a sample by class; they sum to 1. Null for an empty sample. */
export function qualityShares(counts: ReadonlyMap<number, number>): Record<QualityClass, number> | null {
  const of = (cls: QualityClass) => counts.get(cls) ?? 0;
  const total = QUALITY_CLASSES.reduce((sum, cls) => sum + of(cls), 0);
  if (total === 0) return null;
  return { 1: of(1) / total, 2: of(2) / total, 3: of(3) / total, 4: of(4) / total, 5: of(5) / total };
}

/** Returns 0–100, rounded: 100 if every follower is of class 1, 0 if every one is of class 5. */
export const qualityGrade = (shares: Record<QualityClass, number>): number =>
  Math.round(QUALITY_CLASSES.reduce((sum, cls) => sum + shares[cls] * CLASS_WEIGHT[cls], 0));

/** Returns shares in percent, four decimals, largest first; zeros are omitted. */
export function percentages(amounts: Readonly<Record<string, number>>): Record<string, number> {
  const entries = Object.entries(amounts).filter(([, amount]) => amount > 0);
  const total = entries.reduce((sum, [, amount]) => sum + amount, 0);
  entries.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, amount]) => [name, round4((amount / total) * 100)]));
}

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * Returns followers gained or lost since the previous count, as far as the platform's rounding shows; null without one.
 */
export const followerDifference = (platform: Platform, before: number | null, now: number): number | null =>
  before === null ? null : followersGained(platform, before, now);

/** Returns the same in percent of the previous count, four decimals; 0 without one or from 0 followers. */
export function followerChange(platform: Platform, before: number | null, now: number): number {
  if (before === null || before === 0) return 0;
  return round4(((followerDifference(platform, before, now) ?? 0) / before) * 100);
}

/** Days over which lists compare follower counts. */
export const GROWTH_DAYS = 30;
/** How many days older the count before may be. */
export const GROWTH_SLACK_DAYS = 7;

/** Followers gained since the count before, and their percentage of it; null if unknown. */
export interface Growth {
  gained: number | null;
  gainedPercent: number | null;
}
export const NO_GROWTH: Growth = { gained: null, gainedPercent: null };

/** Returns the growth between two counts, as far as the platform's rounding shows; from 0 followers without percentage. */
export function followerGrowth(platform: Platform, before: number, now: number): Growth {
  const gained = followersGained(platform, before, now);
  return { gained, gainedPercent: before > 0 ? (gained * 100) / before : null };
}

/** Returns the first day (UTC) of a period of this many days that ends today. */
export const firstDayOf = (period: number, now: Date): string =>
  new Date(now.getTime() - (period - 1) * DAY_MS).toISOString().slice(0, 10);

/**
 * Returns the margin of error in percentage points of a share around one half in a sample of `size`, at 95% confidence;
 * smaller shares have a smaller one.
 */
export const shareMargin = (size: number): number => 1.96 * Math.sqrt(0.25 / size) * 100;

export interface ChannelName {
  /** null: not implied by the text. */
  platform: Platform | null;
  /** Without @; for a YouTube channel without a handle, its ID. */
  username: string;
}

/**
 * Returns the channel that a text refers to: a link, or a name with or without @. null for anything else. Only the
 * platform knows whether it exists.
 */
export function parseChannelName(text: string): ChannelName | null {
  const trimmed = text.trim();
  if (!trimmed.includes("/")) {
    const username = trimmed.replace(/^[@＠]/, "");
    return /^[^\s@:]+$/u.test(username) ? { platform: null, username } : null;
  }
  for (const type of ACCOUNT_TYPES) {
    const found = parseProfile(type, trimmed);
    if (found && "username" in found) return { platform: PLATFORM_OF[type], username: found.username };
    // Only YouTube accepts an ID where a name is expected.
    if (found && type === "YOUTUBE") return { platform: "youtube", username: found.externalId };
  }
  return null;
}

const ADDRESSES: Record<Platform, (name: string) => string> = {
  youtube: (name) => `https://www.youtube.com/${/^UC[\w-]{22}$/.test(name) ? `channel/${name}` : `@${name}`}`,
  tiktok: (name) => `https://www.tiktok.com/@${name}`,
  instagram: (name) => `https://www.instagram.com/${name}/`,
  twitter: (name) => `https://x.com/${name}`,
};

/**
 * Returns the platform's URL of a channel's post. TikTok's links contain the username, which may have changed since.
 */
export const postLink = (
  channel: { platform: Platform; username: string },
  post: { externalId: string; link: string },
): string => (channel.platform === "tiktok" ? videoUrl("tiktok", post.externalId, channel.username) : post.link);

/** Returns the platform's URL of a channel. */
export const channelUrl = (platform: Platform, username: string): string =>
  ADDRESSES[platform](encodeURIComponent(username));
