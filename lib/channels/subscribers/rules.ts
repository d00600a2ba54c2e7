import type {
  SocialAccountType,
  SubscriberDay,
  SubscriberRow,
  SubscriberTotal,
} from "@/lib/channels/subscribers/schemas";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";
import { followersGained, platformOfHost } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";

export const PLATFORM_OF: Record<SocialAccountType, Platform> = {
  TWITTER: "twitter",
  YOUTUBE: "youtube",
  INSTAGRAM: "instagram",
  TIKTOK: "tiktok",
};

/** Per organization. */
export const MAX_ACCOUNTS = 50;

/**
 * Returns whether the count was fetched within the last hour. Then the platform isn't queried again and counts as
 * having answered.
 */
export const isFresh = (lastSyncedAt: Date | null, now: Date): boolean =>
  lastSyncedAt !== null && now.getTime() - lastSyncedAt.getTime() < HOUR_MS;

/** Returns when the platform may be queried again; null: now. */
export const nextSyncAt = (lastSyncedAt: Date | null, now: Date): Date | null =>
  lastSyncedAt !== null && isFresh(lastSyncedAt, now) ? new Date(lastSyncedAt.getTime() + HOUR_MS) : null;

/** Returns current minus previous, as in contract D. */
export const growthOf = (current: number | null, previous: number | null): number | null =>
  current === null || previous === null ? null : current - previous;

/** Returns the growth shown in the dashboard: 0 within the platform's own rounding. */
export const shownGrowth = (type: SocialAccountType, current: number, previous: number): number =>
  followersGained(PLATFORM_OF[type], previous, current);

/** Returns percent of the previous count; null if that was 0. */
export const growthPercent = (growth: number, previous: number): number | null =>
  previous === 0 ? null : (growth / previous) * 100;

export function totalOf(rows: readonly Pick<SubscriberRow, "current" | "growth">[]): SubscriberTotal {
  const counts = rows.flatMap(({ current }) => (current === null ? [] : [current]));
  const growths = rows.flatMap(({ growth }) => (growth === null ? [] : [growth]));
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    subscribers: sum(counts),
    counted: counts.length,
    growth: growths.length === 0 ? null : sum(growths),
    compared: growths.length,
  };
}

/**
 * Returns one point per calendar day of the zone from `first` to `last`, inclusive: the day's last count, or a gap.
 * @param counts oldest first
 */
export function lastOfDays(
  counts: readonly { readAt: Date; subscribers: number }[],
  { first, last, timeZone }: { first: string; last: string; timeZone: string },
): SubscriberDay[] {
  const ofDay = new Map(counts.map((count) => [dayOf(count.readAt, timeZone), count]));
  const days: SubscriberDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const count = ofDay.get(day);
    days.push({ day, read_at: count?.readAt.toISOString() ?? null, subscribers: count?.subscribers ?? null });
  }
  return days;
}

/** How a profile is looked up at a platform. */
export type ProfileReference = { username: string } | { externalId: string };

const USERNAMES: Record<SocialAccountType, RegExp> = {
  TWITTER: /^\w{1,15}$/,
  // Handles may be written in most scripts.
  YOUTUBE: /^[\p{L}\p{N}_.·-]{3,30}$/u,
  INSTAGRAM: /^[\w.]{1,30}$/,
  TIKTOK: /^[\w.]{2,24}$/,
};
const CHANNEL_ID = /^UC[\w-]{22}$/;
/** First path segments that are the platform's own pages rather than profiles. */
const OWN_PAGES: Record<SocialAccountType, RegExp> = {
  TWITTER: /^(?:i|home|search|explore|settings|intent|share|hashtag|login|messages|notifications)$/,
  YOUTUBE: /^$/,
  INSTAGRAM: /^(?:p|reel|reels|tv|stories|explore|accounts|direct|share|about)$/,
  TIKTOK: /^$/,
};

const TYPE_OF: Partial<Record<Platform, SocialAccountType>> = {
  twitter: "TWITTER",
  youtube: "YOUTUBE",
  instagram: "INSTAGRAM",
  tiktok: "TIKTOK",
};

/** Returns the platform of a link, whatever is behind it; null for a name and for other links. */
export function typeOfLink(text: string): SocialAccountType | null {
  const link = text.trim();
  if (!link.includes("/")) return null;
  const absolute = absoluteLink(link);
  const platform = URL.canParse(absolute) ? platformOfHost(new URL(absolute).hostname) : null;
  return platform ? (TYPE_OF[platform] ?? null) : null;
}

/** Returns the platform's URL of the profile. */
export function profileUrl(type: SocialAccountType, username: string): string {
  const name = encodeURIComponent(username);
  switch (type) {
    case "TWITTER":
      return `https://x.com/${name}`;
    case "INSTAGRAM":
      return `https://www.instagram.com/${name}/`;
    case "TIKTOK":
      return `https://www.tiktok.com/@${name}`;
    case "YOUTUBE":
      return `https://www.youtube.com/${CHANNEL_ID.test(username) ? "channel/" : "@"}${name}`;
  }
}

/** Returns the profile that a username or profile link refers to; null if it can't be one of this platform. */
export function parseProfile(type: SocialAccountType, text: string): ProfileReference | null {
  const trimmed = text.trim();
  return trimmed.includes("/") ? fromLink(type, trimmed) : fromName(type, trimmed);
}

function fromName(type: SocialAccountType, name: string): ProfileReference | null {
  if (type === "YOUTUBE" && CHANNEL_ID.test(name)) return { externalId: name };
  const username = name.replace(/^@/, "");
  return USERNAMES[type].test(username) ? { username } : null;
}

function fromLink(type: SocialAccountType, text: string): ProfileReference | null {
  const absolute = absoluteLink(text);
  if (!URL.canParse(absolute)) return null;
  const { hostname, pathname } = new URL(absolute);
  if (platformOfHost(hostname) !== PLATFORM_OF[type]) return null;
  const [first = "", second = "", third = ""] = segmentsOf(pathname);
  if (type === "YOUTUBE" && first === "channel") return CHANNEL_ID.test(second) ? { externalId: second } : null;
  if (type === "TWITTER" && first === "i" && second === "user")
    return /^\d{1,19}$/.test(third) ? { externalId: third } : null;
  // On those platforms, every other path starts with one of the platform's own words.
  const mustHaveAt = type === "YOUTUBE" || type === "TIKTOK";
  if ((mustHaveAt && !first.startsWith("@")) || OWN_PAGES[type].test(first.toLowerCase())) return null;
  return fromName(type, first);
}

const absoluteLink = (text: string) => (/^https?:\/\//i.test(text) ? text : `https://${text.replace(/^\/\//, "")}`);

function segmentsOf(pathname: string): string[] {
  try {
    return decodeURIComponent(pathname).split("/").filter(Boolean);
  } catch {
    return [];
  }
}
