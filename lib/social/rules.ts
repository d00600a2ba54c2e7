import { platformOfHost } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import type { SocialType } from "@/lib/social/schemas";

export const PLATFORM_OF: Record<SocialType, Platform> = {
  TWITTER: "twitter",
  YOUTUBE: "youtube",
  INSTAGRAM: "instagram",
  TIKTOK: "tiktok",
};

const HOUR_MS = 3_600_000;

/** Whether the count was read within the last hour: then the platform is not asked again, and counts as having answered. */
export const isFresh = (lastSyncedAt: Date | null, now: Date): boolean =>
  lastSyncedAt !== null && now.getTime() - lastSyncedAt.getTime() < HOUR_MS;

export const growthOf = (current: number | null, previous: number | null): number | null =>
  current === null || previous === null ? null : current - previous;

/** How a platform is asked for a profile. */
export type ProfileReference = { username: string } | { externalId: string };

const USERNAMES: Record<SocialType, RegExp> = {
  TWITTER: /^\w{1,15}$/,
  // Handles may be written in most scripts.
  YOUTUBE: /^[\p{L}\p{N}_.·-]{3,30}$/u,
  INSTAGRAM: /^[\w.]{1,30}$/,
  TIKTOK: /^[\w.]{2,24}$/,
};
const CHANNEL_ID = /^UC[\w-]{22}$/;
/** First segments of a path that are pages of the platform and nobody's profile. */
const OWN_PAGES: Record<SocialType, RegExp> = {
  TWITTER: /^(?:i|home|search|explore|settings|intent|share|hashtag|login|messages|notifications)$/,
  YOUTUBE: /^$/,
  INSTAGRAM: /^(?:p|reel|reels|tv|stories|explore|accounts|direct|share|about)$/,
  TIKTOK: /^$/,
};

/** Which profile a username or a profile's link means; null where it can be none of this platform's. */
export function parseProfile(type: SocialType, text: string): ProfileReference | null {
  const trimmed = text.trim();
  return trimmed.includes("/") ? fromLink(type, trimmed) : fromName(type, trimmed);
}

function fromName(type: SocialType, name: string): ProfileReference | null {
  if (type === "YOUTUBE" && CHANNEL_ID.test(name)) return { externalId: name };
  const username = name.replace(/^@/, "");
  return USERNAMES[type].test(username) ? { username } : null;
}

function fromLink(type: SocialType, text: string): ProfileReference | null {
  const absolute = /^https?:\/\//i.test(text) ? text : `https://${text.replace(/^\/\//, "")}`;
  if (!URL.canParse(absolute)) return null;
  const { hostname, pathname } = new URL(absolute);
  if (platformOfHost(hostname) !== PLATFORM_OF[type]) return null;
  const [first = "", second = "", third = ""] = segmentsOf(pathname);
  if (type === "YOUTUBE" && first === "channel") return CHANNEL_ID.test(second) ? { externalId: second } : null;
  if (type === "TWITTER" && first === "i" && second === "user")
    return /^\d{1,19}$/.test(third) ? { externalId: third } : null;
  // There every other path begins with a word of the platform's own.
  const mustHaveAt = type === "YOUTUBE" || type === "TIKTOK";
  if ((mustHaveAt && !first.startsWith("@")) || OWN_PAGES[type].test(first.toLowerCase())) return null;
  return fromName(type, first);
}

function segmentsOf(pathname: string): string[] {
  try {
    return decodeURIComponent(pathname).split("/").filter(Boolean);
  } catch {
    return [];
  }
}
