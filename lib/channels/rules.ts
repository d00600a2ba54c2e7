/** How audiences and follower series are judged; docs/audience.md says the same in words. Pure. */

import type { Platform } from "@/lib/platforms/schemas";

/** What is known of a follower; null where the platform does not tell. */
export interface KnownFollower {
  username: string;
  /** Null and "" mean that there is none. */
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

/**
 * How many of the six documented signs of a fake account a follower shows, 0–6. What the platform does not tell is
 * no sign.
 */
export function qualityFlags(follower: KnownFollower): number {
  const { username, pictureUrl, bio, followers, follows, postCount } = follower;
  const signs = [
    !pictureUrl || DEFAULT_PICTURE.test(pictureUrl),
    postCount === 0,
    followers !== null && follows !== null && follows > 0 && followers / follows < LOW_RATIO,
    (username.match(/\d/g)?.length ?? 0) >= MANY_DIGITS,
    bio !== null && bio.trim() === "",
    follows !== null && follows > FOLLOWS_MANY,
  ];
  return signs.filter(Boolean).length;
}

export const QUALITY_CLASSES = [1, 2, 3, 4, 5] as const;
export type QualityClass = (typeof QUALITY_CLASSES)[number];

/** 1 without a sign, one more with each, 5 from four signs on. */
export const qualityClass = (flags: number): QualityClass => QUALITY_CLASSES[Math.min(flags, 4)] ?? 5;

/** What a follower of each class counts for in the grade. */
const CLASS_WORTH: Record<QualityClass, number> = { 1: 100, 2: 75, 3: 50, 4: 25, 5: 0 };

/** Fractions of a sample by class; they sum to 1. Null for an empty sample. */
export function qualityShares(counts: ReadonlyMap<number, number>): Record<QualityClass, number> | null {
  const of = (cls: QualityClass) => counts.get(cls) ?? 0;
  const total = QUALITY_CLASSES.reduce((sum, cls) => sum + of(cls), 0);
  if (total === 0) return null;
  return { 1: of(1) / total, 2: of(2) / total, 3: of(3) / total, 4: of(4) / total, 5: of(5) / total };
}

/** 0–100, whole: 100 where every follower is of class 1, 0 where every one is of class 5. */
export const qualityGrade = (shares: Record<QualityClass, number>): number =>
  Math.round(QUALITY_CLASSES.reduce((sum, cls) => sum + shares[cls] * CLASS_WORTH[cls], 0));

/** Shares in per cent, four decimals, the largest first; those of 0 are left out. */
export function percentages(amounts: Readonly<Record<string, number>>): Record<string, number> {
  const entries = Object.entries(amounts).filter(([, amount]) => amount > 0);
  const total = entries.reduce((sum, [, amount]) => sum + amount, 0);
  entries.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, amount]) => [name, round4((amount / total) * 100)]));
}

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * How far a platform's follower counts are rounded: YouTube gives three significant figures, from 1,000 subscribers
 * on; the others count exactly.
 */
const roundingOf = (platform: Platform, followers: number): number =>
  platform === "youtube" && followers >= 1000 ? 10 ** (Math.floor(Math.log10(followers)) - 2) : 0;

/**
 * Change in per cent against the reading before, four decimals; 0 without one, and from 0 followers on. A step of one
 * unit of the platform's rounding is 0 too: a single subscriber more or less may cause it.
 */
export function followerChange(platform: Platform, before: number | null, now: number): number {
  if (before === null || before === 0) return 0;
  const difference = now - before;
  if (Math.abs(difference) <= roundingOf(platform, Math.max(before, now))) return 0;
  return round4((difference / before) * 100);
}

const DAY_MS = 86_400_000;

/** The first day of a period of so many days that ends today, in UTC. */
export const firstDayOf = (period: number, now: Date): string =>
  new Date(now.getTime() - (period - 1) * DAY_MS).toISOString().slice(0, 10);
