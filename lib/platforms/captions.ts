import type { Platform } from "@/lib/platforms/schemas";

/** A name behind an @, as far as it may go; what is too long or too short is no name. */
const NAMES: Record<Platform, { run: RegExp; least: number; most: number }> = {
  instagram: { run: /[\w.]+/y, least: 1, most: 30 },
  tiktok: { run: /[\w.]+/y, least: 2, most: 24 },
  twitter: { run: /\w+/y, least: 1, most: 15 },
  // Handles may be written in most scripts.
  youtube: { run: /[\p{L}\p{M}\p{N}_.·-]+/uy, least: 3, most: 30 },
};
/**
 * Before an @ of an email address. In scripts without spaces a mention follows a letter directly, so only Latin ones
 * count; ".@name" is a way to begin a public reply.
 */
const ADDRESS_BEFORE = /[\p{Script=Latin}\p{N}_%+@＠]$/u;
/** "youtube.com/@name" is a link; "w/@name" is not. */
const LINK_BEFORE = /(?:[\w-]\.[a-z]{2,}|:\/)(?:\/[^\s]*)?\/$/i;

/**
 * The accounts that a caption names: lower case, without @, each once, in the order of their first mention. Email
 * addresses and links name nobody.
 */
export function extractMentions(caption: string, platform: Platform): string[] {
  const { run, least, most } = NAMES[platform];
  const names = new Set<string>();
  for (const { index } of caption.matchAll(/[@＠]/g)) {
    const before = caption.slice(Math.max(0, index - 200), index);
    if (ADDRESS_BEFORE.test(before) || LINK_BEFORE.test(before)) continue;
    run.lastIndex = index + 1;
    const matched = run.exec(caption)?.[0] ?? "";
    // "@name@server" is an address of another network.
    if (/^[@＠]/.test(caption.slice(index + 1 + matched.length))) continue;
    const name = usernameKey((matched.split("..")[0] ?? "").replace(/^[.·-]+|[.·-]+$/g, ""));
    const { length } = [...name];
    if (length >= least && length <= most) names.add(name);
  }
  return [...names];
}

/**
 * Tags, one or several on end. Each is letters, digits and _ in any script, and more than a number; before the first
 * stands nothing that would make it part of a word, a link or an entity.
 */
const TAGS = /(?<![\p{L}\p{M}\p{N}_&/#＃])(?:[#＃][\p{L}\p{M}\p{N}_]+)+/gu;

/** The hashtags of a caption without #, as they are first written, each once whatever its case. */
export function extractTags(caption: string): string[] {
  const tags = new Map<string, string>();
  for (const [stacked] of caption.normalize("NFC").matchAll(TAGS))
    for (const tag of stacked.split(/[#＃]/)) {
      const key = tag.toLowerCase();
      if (!/^[\p{N}_]*$/u.test(tag) && !tags.has(key)) tags.set(key, tag);
    }
  return [...tags.values()];
}

/** What names are compared by: lower case, without a leading @. */
export const usernameKey = (username: string): string =>
  username
    .trim()
    .replace(/^[@＠]/, "")
    .normalize("NFC")
    .toLowerCase();
