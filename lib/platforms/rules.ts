import type { Metric, Platform } from "@/lib/platforms/schemas";
import { cleanLink, linkCandidates } from "./link-text-rules";

export { isAddress } from "./link-text-rules";

export * from "./rounding-rules";
export * from "./view-definition-rules";

export type ParsedVideoUrl =
  /** `creator`: the username in the link, only from Instagram. */
  | { kind: "video"; platform: Platform; externalId: string; canonicalUrl: string; creator?: string }
  /** A link that needs a request to resolve. `url` is its https form. */
  | { kind: "short"; platform: Platform; url: string }
  | { kind: "invalid"; reason: InvalidUrlReason };
export type InvalidUrlReason = "not_a_url" | "unknown_host" | "not_a_video";

/** The metrics that each platform reports (contract A). Any other metric is always null. */
export const REPORTED_METRICS: Record<Platform, readonly Metric[]> = {
  tiktok: ["views", "likes", "comments", "shares", "saves"],
  youtube: ["views", "likes", "comments"],
  instagram: ["views", "likes", "comments"],
  twitter: ["views", "likes", "comments", "shares", "saves"],
};

/** Instagram appends 28 characters to the shortcode of a private account's post. */
const MAX_PUBLIC_SHORTCODE_LENGTH = 28;
const MAX_INT64 = 2n ** 63n - 1n;
const isInt64 = (id: string) => /^[1-9]\d{0,18}$/.test(id) && BigInt(id) <= MAX_INT64;

const ID_RULES: Record<Platform, (id: string) => boolean> = {
  youtube: (id) => /^[0-9A-Za-z_-]{11}$/.test(id),
  tiktok: isInt64,
  instagram: (id) => /^[0-9A-Za-z_-]{1,64}$/.test(id),
  twitter: isInt64,
};

export const isVideoId = (platform: Platform, id: string): boolean => ID_RULES[platform](id);
export const isPrivateShortcode = (code: string): boolean => code.length > MAX_PUBLIC_SHORTCODE_LENGTH;

const CANONICAL: Record<Platform, (id: string) => string> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  tiktok: (id) => `https://www.tiktok.com/@/video/${id}`,
  // A reel also opens under /p/, but a photo does not open under /reel/.
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
  twitter: (id) => `https://x.com/i/status/${id}`,
};

export const canonicalVideoUrl = (platform: Platform, id: string): string => CANONICAL[platform](id);

/** Like `canonicalVideoUrl`, with the creator's username if the platform's links contain it and it is known. */
export const videoUrl = (platform: Platform, id: string, creator: string | null): string =>
  platform === "tiktok" && creator !== null && /^[\w.]{1,24}$/.test(creator)
    ? `https://www.tiktok.com/@${creator}/video/${id}`
    : canonicalVideoUrl(platform, id);

const HOSTS: Record<Platform, RegExp> = {
  tiktok: /^(?:(?:(?:www|m|vm|vt|t|us|lite)\.)?tiktok\.com|(?:www\.)?tiktokv\.(?:com|us))$/,
  youtube:
    /^(?:(?:(?:www|m|music|gaming)\.)?(?:youtube|youtubekids|youtube-nocookie)\.com|youtube\.googleapis\.com|(?:www\.)?youtu\.be)$/,
  instagram: /^(?:(?:(?:www|m)\.)?instagram\.com|(?:www\.)?instagr\.am)$/,
  twitter: /^(?:(?:www|m|mobile|platform)\.)?(?:twitter|x)\.com$/,
};

/** Mirrors for chat previews, with the path of the post on X. Their links are parsed, but no request goes to them. */
const X_MIRRORS = /^(?:www\.)?(?:fxtwitter|vxtwitter|fixupx|fixvx)\.com$/;

/** @param host lowercase, as in `URL.hostname` */
export function platformOfHost(host: string): Platform | null {
  for (const platform of Object.keys(HOSTS) as Platform[]) if (HOSTS[platform].test(host)) return platform;
  return null;
}

/** `path` is the decoded path without empty segments, joined by "/". */
type PathRule = (path: string, url: URL) => { id: string; creator?: string } | "short" | null;

const captured = (path: string, pattern: RegExp) => {
  const id = pattern.exec(path)?.[1];
  return id === undefined ? null : { id };
};

const PATH_RULES: Record<Platform, PathRule> = {
  tiktok: (path, url) => {
    if (/^(?:vm|vt)\./.test(url.hostname)) return /^[\w-]+$/.test(path) ? "short" : null;
    if (/^t\/[\w-]+$/.test(path)) return "short";
    if (/^(?:foryou|trending)$/.test(path)) return parameter(url, "item_id", "shareId");
    return captured(
      path,
      /^(?:(?:[a-z]{2}(?:-[A-Z]{2})?\/)?@[\w.-]*\/(?:video|photo)|(?:i18n\/)?share\/(?:video|item|photo)|embed(?:\/v\d)?|player\/v\d|v)\/(\d+)(?:\.html)?$/,
    );
  },
  youtube: (path, url) => {
    // Old links append parameters to the ID without a question mark: youtu.be/ID&feature=share.
    if (url.hostname.endsWith("youtu.be")) return captured(path, /^([^/&]+)(?:&[^/]*)?$/);
    // The app's "attributed" links and links behind the consent page contain the address they lead to.
    if (path === "attribution_link") return carried(url, url.searchParams.get("u"));
    // "#!v=" and "#/watch?v=" were used before there were short links.
    if (path === "" && /^#(?:!|\/)/.test(url.hash))
      return carried(url, url.hash.replace(/^#!?\/?(?=v=)/, "/watch?").replace(/^#!?/, ""));
    if (/^(?:watch|movie|watch_popup|watch_popup\.php|)$/.test(path) && url.searchParams.has("v"))
      return { id: url.searchParams.get("v") ?? "" };
    // These two embeds play a list or a channel and have as many characters as an ID.
    if (/^embed\/(?:videoseries|live_stream)$/.test(path)) return null;
    return captured(path, /^(?:shorts|live|embed|v|e|vi|watch)\/([^/&]+)(?:&[^/]*)?$/);
  },
  instagram: (path) => {
    if (/^share(?:\/[\w-]+){1,2}$/.test(path)) return "short";
    if (/^reels\/audio(?:\/|$)/.test(path)) return null;
    const found = captured(
      path,
      /^(?:[\w.]+\/)?(?:p|reel|reels|tv)\/([^/]+)(?:\/(?:embed(?:\/captioned)?|c\/\d+(?:\/r\/\d+)?|media|comments|liked_by))?$/,
    );
    const creator = /^([\w.]{1,30})\/(?:p|reel|reels|tv)\//.exec(path)?.[1];
    return found && creator ? { ...found, creator } : found;
  },
  twitter: (path, url) => {
    if (url.hostname.startsWith("platform.")) return /^embed\//i.test(path) ? parameter(url, "id") : null;
    if (path === "" && url.hash.startsWith("#!")) return carried(url, url.hash.slice(2));
    return captured(
      path,
      /^(?:(?:i\/web|@?\w+)\/status(?:es)?|statuses|i\/(?:cards\/tfw\/v1|videos\/tweet))\/(\d+)(?:\/(?:photo|video|mediaviewer)(?:\/\d+)?)?$/i,
    );
  },
};

/** Returns the ID in the first of these parameters that exists. */
function parameter(url: URL, ...names: string[]): { id: string } | null {
  const id = names.map((name) => url.searchParams.get(name)).find((value) => value !== null);
  return id === undefined || id === null ? null : { id };
}

/** Parses an address of the same platform that is inside a link. */
function carried(url: URL, address: string | null): { id: string } | null {
  if (address === null || !URL.canParse(address, url.origin)) return null;
  const target = new URL(address, url.origin);
  const platform = platformOfHost(url.hostname);
  if (target.hash.startsWith("#!") || platform === null || platformOfHost(target.hostname) !== platform) return null;
  const path = readPath(target);
  const found = path === null || path === "attribution_link" ? null : PATH_RULES[platform](path, target);
  return found === "short" ? null : found;
}

/** Pages that redirect to the address in a parameter: search results and links from apps. */
const REDIRECTORS: [host: RegExp, path: RegExp, parameters: string[]][] = [
  [/^(?:www\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/, /^\/url$/, ["url", "q"]],
  [/^(?:l|lm|www|m)\.(?:facebook|instagram)\.com$/, /^\/(?:l\.php)?$/, ["u"]],
  [/^consent\.youtube\.com$/, /^\/(?:m|ml|d)?$/, ["continue"]],
];

function redirectedTo(url: URL): string | null {
  for (const [host, path, parameters] of REDIRECTORS)
    if (host.test(url.hostname) && path.test(url.pathname))
      return parameters.map((name) => url.searchParams.get(name)).find((value) => value) ?? null;
  return null;
}

const invalid = (reason: InvalidUrlReason): ParsedVideoUrl => ({ kind: "invalid", reason });

/** Parses a pasted text as a URL. Without a scheme it counts as https, as in a browser's address bar. */
export function readUrl(text: string): URL | null {
  const trimmed = cleanLink(text);
  // URL itself would silently drop tabs and line breaks, and turn backslashes into slashes.
  if (/[\s\\\p{Cc}]/u.test(trimmed)) return null;
  const absolute = trimmed.startsWith("//")
    ? `https:${trimmed}`
    : /^(?:[a-z\d-]+\.)+[a-z]{2,}(?:[:/?#]|$)/i.test(trimmed)
      ? `https://${trimmed}`
      : trimmed;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  return url.username || url.password || url.port ? null : url;
}

function readPath(url: URL): string | null {
  try {
    return decodeURIComponent(url.pathname).split("/").filter(Boolean).join("/");
  } catch {
    return null;
  }
}

/** Returns the video that a link refers to, based only on its form. Only the platform knows whether it exists. */
export function parseVideoUrl(text: string): ParsedVideoUrl {
  const given = readUrl(text);
  if (!given) return invalid("not_a_url");
  const url = readUrl(redirectedTo(given) ?? given.href) ?? given;
  const platform = X_MIRRORS.test(url.hostname) ? "twitter" : platformOfHost(url.hostname);
  if (!platform) return invalid("unknown_host");
  const path = readPath(url);
  const found = path === null ? null : PATH_RULES[platform](path, url);
  if (found === null) return invalid("not_a_video");
  if (found === "short") return { kind: "short", platform, url: `https://${url.hostname}/${path}/` };
  if (!isVideoId(platform, found.id)) return invalid("not_a_video");
  const { id: externalId, creator } = found;
  const canonicalUrl = canonicalVideoUrl(platform, externalId);
  return { kind: "video", platform, externalId, canonicalUrl, ...(creator !== undefined && { creator }) };
}

/**
 * Returns the links to videos in a line of text, as plain addresses without duplicates. People paste spreadsheet rows
 * and whole messages.
 */
export function videoLinksIn(line: string): string[] {
  const found = new Map<string, string>();
  for (const candidate of linkCandidates(line)) {
    const parsed = parseVideoUrl(candidate);
    if (parsed.kind === "invalid") continue;
    const key = parsed.kind === "short" ? parsed.url : `${parsed.platform} ${parsed.externalId}`;
    if (!found.has(key)) found.set(key, cleanLink(candidate));
  }
  return [...found.values()];
}

const SHORTCODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const X_EPOCH_MS = 1288834974657n;
const INSTAGRAM_EPOCH_MS = 1314220021721n;
/** Lower IDs were plain sequence numbers that contain no time. */
const FIRST_TIMED_X_ID = 29700859247n;
const FIRST_TIMED_INSTAGRAM_PK = 2n ** 40n;

function shortcodeToPk(code: string): bigint {
  let pk = 0n;
  for (const character of code) pk = pk * 64n + BigInt(SHORTCODE_ALPHABET.indexOf(character));
  return pk;
}

const PUBLISHED_MS: Record<Platform, (id: string) => bigint | null> = {
  youtube: () => null,
  tiktok: (id) => (id.length === 19 ? (BigInt(id) >> 32n) * 1000n : null),
  twitter: (id) => (BigInt(id) < FIRST_TIMED_X_ID ? null : (BigInt(id) >> 22n) + X_EPOCH_MS),
  instagram: (id) => {
    const pk = shortcodeToPk(id);
    if (pk < FIRST_TIMED_INSTAGRAM_PK || pk > MAX_INT64) return null;
    return (pk >> 23n) + INSTAGRAM_EPOCH_MS;
  },
};

/** Returns the publish time encoded in the ID, or null if there is none. */
export function publishedAtFromId(platform: Platform, id: string): Date | null {
  const ms = isVideoId(platform, id) ? PUBLISHED_MS[platform](id) : null;
  return ms === null ? null : new Date(Number(ms));
}
