/** Rules for channels, their audiences and follower series, as described in docs/audience.md. Pure. */

import { ACCOUNT_TYPES } from "@/lib/channels/subscribers/choice-rules";
import { PLATFORM_OF, parseProfile } from "@/lib/channels/subscribers/rules";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import { followersGained, videoUrl } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";

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

/** Returns the change in percent of the previous count, four decimals; 0 without one or from 0 followers. */
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
  utcDayOf(new Date(now.getTime() - (period - 1) * DAY_MS));

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
