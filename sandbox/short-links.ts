import { type Context, Hono } from "hono";
import { accountOf } from "./accounts";
import { hash, unit } from "./hash";
import { idFacts, mintId } from "./ids";
import type { Platform } from "./platforms";

/** Hosts of short links, and the long link that a code stands for. */
const HOSTS: readonly { pattern: RegExp; platform: Platform; dead: string }[] = [
  { pattern: /^(?:vm|vt)\.tiktok\.com\/([0-9A-Za-z_-]+)\/?$/, platform: "tiktok", dead: "https://www.tiktok.com/" },
  {
    pattern: /^(?:www\.|m\.)?tiktok\.com\/t\/([0-9A-Za-z_-]+)\/?$/,
    platform: "tiktok",
    dead: "https://www.tiktok.com/",
  },
  {
    pattern: /^(?:www\.)?instagram\.com\/share\/(?:(?:reel|reels|p|tv)\/)?([0-9A-Za-z_-]+)\/?$/,
    platform: "instagram",
    dead: "https://www.instagram.com/",
  },
  { pattern: /^t\.co\/([0-9A-Za-z]+)\/?$/, platform: "twitter", dead: "https://x.com/" },
];

/** Returns the video behind a short link (host and path, without scheme and query), or null if it is not one. */
export function shortLinkTarget(link: string): { platform: Platform; id: string | null; url: string } | null {
  for (const { pattern, platform, dead } of HOSTS) {
    const code = pattern.exec(link)?.[1];
    if (code === undefined) continue;
    if (/^gone/i.test(code)) return { platform, id: null, url: dead };
    const publishedAt = new Date(Date.UTC(2025, 6, 1) + Math.floor(unit(hash(code), 1) * 300 * 86_400) * 1000);
    const id = mintId(platform, publishedAt, `short:${code}`);
    return { platform, id, url: longUrl(platform, id) };
  }
  return null;
}

export function longUrl(platform: Platform, id: string): string {
  const { username } = accountOf(platform, idFacts(platform, id).creator);
  if (platform === "tiktok") return `https://www.tiktok.com/@${username}/video/${id}`;
  if (platform === "instagram") return `https://www.instagram.com/reel/${id}/`;
  if (platform === "twitter") return `https://x.com/${username}/status/${id}`;
  return `https://www.youtube.com/watch?v=${id}`;
}

/** Serves `/shortlinks/<host>/<path>` as the short host would: a redirect without a body. */
export function shortLinks(): Hono {
  const redirect = (c: Context) => {
    const target = shortLinkTarget(c.req.path.replace(/^.*?\/shortlinks\//, ""));
    if (!target) return c.text("Not Found", 404);
    const url = new URL(target.url);
    if (target.platform === "tiktok" && target.id) url.search = `?_r=1&_t=${hash(target.id).toString(36)}`;
    return c.redirect(url.href, 302);
  };
  return new Hono().get("/*", redirect);
}
