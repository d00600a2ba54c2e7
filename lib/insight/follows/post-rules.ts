import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { MAX_WAIT_HOURS, type Refused } from "@/lib/insight/follows/outcome-rules";

/** Which posts a follow wants. Pure. */

export interface Filter {
  include: readonly string[];
  exclude: readonly string[];
  minSeconds: number | null;
}

export interface SeenPost {
  externalId: string;
  publishedAt: Date;
  caption: string;
  /** null: not known yet. */
  durationSeconds: number | null;
}

/** A letter, digit or mark, so that "ad" isn't found in "shadow" but in "#ad". */
const IN_WORD = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that don't separate words. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
const isInWord = (char: string): boolean => IN_WORD.test(char) && !UNSPACED.test(char);

/** Returns whether a text has a word or phrase as a whole, whatever its case. */
export function hasWord(text: string, word: string): boolean {
  const [hay, needle] = [normalize(text), normalize(word)];
  if (needle === "") return false;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const before = charBefore(hay, at);
    const after = charAt(hay, at + needle.length);
    const isOpen = !isInWord(before) || !isInWord(charAt(needle, 0));
    const isClosed = !isInWord(after) || !isInWord(charBefore(needle, needle.length));
    if (isOpen && isClosed) return true;
  }
  return false;
}

const normalize = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
const charAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
};
/** A surrogate pair is one character. */
const charBefore = (text: string, at: number): string => {
  if (at === 0) return "";
  const low = text.charCodeAt(at - 1);
  return charAt(text, at > 1 && low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1);
};

export const passesWords = ({ include, exclude }: Filter, caption: string): boolean =>
  (include.length === 0 || include.some((word) => hasWord(caption, word))) &&
  !exclude.some((word) => hasWord(caption, word));

/** @param seconds a length that is known by now; without one, a post doesn't pass a minimum */
export const passesLength = ({ minSeconds }: Filter, seconds: number | null): boolean =>
  minSeconds === null || (seconds !== null && seconds >= minSeconds);

/** Where a follow is in its channel's posts. */
export interface Place {
  /** Posts published from then on are new. */
  since: Date;
  backPosts: number;
  /** Whether its posts from before the follow were looked up already. */
  hasBackPosts: boolean;
}

/**
 * Judges posts of one lookup by what the lookup shows.
 * @param posts newest first, without posts that the follow has seen
 * @returns a refusal per post, or null for those that are to be started
 */
export function judgePosts<P extends SeenPost>(
  { since, backPosts, hasBackPosts }: Place,
  filter: Filter,
  posts: readonly P[],
): { post: P; refused: Refused | null }[] {
  let places = hasBackPosts ? 0 : backPosts;
  return posts.map((post) => {
    const isNew = post.publishedAt.getTime() >= since.getTime();
    // The newest posts from before count, whether they pass the filter or not.
    if (!isNew && places-- <= 0) return { post, refused: "too_old" };
    const isShort = post.durationSeconds !== null && !passesLength(filter, post.durationSeconds);
    return { post, refused: !passesWords(filter, post.caption) || isShort ? "filter" : null };
  });
}

/** Returns whether a post has waited so long for its start that it is too old. */
export const isOverdue = (seenAt: Date, now: Date): boolean =>
  now.getTime() - seenAt.getTime() >= MAX_WAIT_HOURS * HOUR_MS;
