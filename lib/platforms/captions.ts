import type { Platform } from "@/lib/platforms/schemas";

/** The characters of a name after an @, as far as it may extend. If it is too long or too short, it is not a name. */
const NAMES: Record<Platform, { run: RegExp; least: number; most: number }> = {
  instagram: { run: /[\w.]+/y, least: 1, most: 30 },
  tiktok: { run: /[\w.]+/y, least: 2, most: 24 },
  twitter: { run: /\w+/y, least: 1, most: 15 },
  // Handles can use most scripts.
  youtube: { run: /[\p{L}\p{M}\p{N}_.·-]+/uy, least: 3, most: 30 },
};
/**
 * Precedes the @ of an email address. In scripts without spaces, a mention directly follows a letter, so only Latin
 * letters count. ".@name" starts a public reply.
 */
const ADDRESS_BEFORE = /[\p{Script=Latin}\p{N}_%+@＠]$/u;
/** "youtube.com/@name" is a link, but "w/@name" is not. */
const LINK_BEFORE = /(?:[\w-]\.[a-z]{2,}|:\/)(?:\/[^\s]*)?\/$/i;

/**
 * Returns the accounts that a caption mentions: lowercase, without @, without duplicates, in order of first mention.
 * Email addresses and links are not mentions.
 */
export function extractMentions(caption: string, platform: Platform): string[] {
  const { run, least, most } = NAMES[platform];
  const names = new Set<string>();
  for (const { index } of caption.matchAll(/[@＠]/g)) {
    const before = caption.slice(Math.max(0, index - 200), index);
    if (ADDRESS_BEFORE.test(before) || LINK_BEFORE.test(before)) continue;
    run.lastIndex = index + 1;
    const matched = run.exec(caption)?.[0] ?? "";
    // "@name@server" is an address on another network.
    if (/^[@＠]/.test(caption.slice(index + 1 + matched.length))) continue;
    const name = usernameKey((matched.split("..")[0] ?? "").replace(/^[.·-]+|[.·-]+$/g, ""));
    const { length } = [...name];
    if (length >= least && length <= most) names.add(name);
  }
  return [...names];
}

/**
 * One or several consecutive tags. A tag consists of letters, digits and _ in any script, but is not just a number. The
 * first one must not follow anything that would make it part of a word, a link or an entity.
 */
const TAGS = /(?<![\p{L}\p{M}\p{N}_&/#＃])(?:[#＃][\p{L}\p{M}\p{N}_]+)+/gu;

/** Returns the hashtags of a caption without #, in their first spelling. Tags that differ only in case count once. */
export function extractTags(caption: string): string[] {
  const tags = new Map<string, string>();
  for (const [stacked] of caption.normalize("NFC").matchAll(TAGS))
    for (const tag of stacked.split(/[#＃]/)) {
      const key = tag.toLowerCase();
      if (!/^[\p{N}_]*$/u.test(tag) && !tags.has(key)) tags.set(key, tag);
    }
  return [...tags.values()];
}

/** Returns the form of a username used for comparison: lowercase, without a leading @. */
export const usernameKey = (username: string): string =>
  username
    .trim()
    .replace(/^[@＠]/, "")
    .normalize("NFC")
    .toLowerCase();
