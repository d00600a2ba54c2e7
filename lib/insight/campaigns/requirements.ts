import { extractMentions, extractTags, usernameKey } from "@/lib/platforms/captions";
import type { Platform } from "@/lib/platforms/schemas";

/** A post as far as it is stored. */
export interface Post {
  platform: Platform;
  title: string | null;
  description: string | null;
  /** null: the platform doesn't say. */
  paidPartnership: boolean | null;
}

/** What a post lacks. `caption`: no caption is stored, so its tags can't be checked. */
export interface Shortfall {
  missing: string[];
  lacksDisclosure: boolean;
  lacksCaption: boolean;
}

/** Returns a required tag in the form in which a caption's tags are compared. */
const keyOf = (tag: string): string => tag.normalize("NFC").toLowerCase();

/**
 * Returns what a post lacks of a campaign's required tags, or null if it lacks nothing. A tag counts as a whole, whatever
 * its case. Where a platform marks paid partnerships, a post of a campaign with required tags must be marked too.
 */
export function shortfallOf(post: Post, required: readonly string[]): Shortfall | null {
  if (required.length === 0) return null;
  const lacksDisclosure = post.paidPartnership === false;
  const caption = [post.title, post.description].filter((text) => text !== null).join("\n");
  if (caption.trim() === "") return { missing: [], lacksDisclosure, lacksCaption: true };
  const tags = new Set(extractTags(caption).map(keyOf));
  const mentions = new Set(extractMentions(caption, post.platform));
  const missing = required.filter((tag) =>
    tag.startsWith("#") ? !tags.has(keyOf(tag.slice(1))) : !mentions.has(usernameKey(tag)),
  );
  return missing.length > 0 || lacksDisclosure ? { missing, lacksDisclosure, lacksCaption: false } : null;
}
