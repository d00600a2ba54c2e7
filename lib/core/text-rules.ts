/**
 * Characters that are never allowed in text: PostgreSQL rejects NUL, terminals and spreadsheets act on the other control
 * characters, and an unpaired surrogate isn't valid text. Tabs and line breaks are allowed.
 */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
const UNPAIRED = /\p{Surrogate}/gu;

/** Returns what is wrong with a text from any source, or null. */
export function textError(text: string): string | null {
  if (text.search(CONTROL) >= 0) return "Must not contain control characters";
  return text.search(UNPAIRED) >= 0 ? "Must be valid Unicode text" : null;
}

/** Returns the text without the characters that `textError` rejects. */
export const cleanText = (text: string): string => text.replace(CONTROL, "").replace(UNPAIRED, "");

/**
 * Returns the first error of any text in a parsed JSON value, including property names, or null. Doesn't recurse: 64 KiB
 * can contain 30,000 levels.
 */
export function textErrorWithin(value: unknown): string | null {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === "string") {
      const error = textError(next);
      if (error) return error;
    } else if (Array.isArray(next)) {
      for (const item of next) pending.push(item);
    } else if (typeof next === "object" && next !== null) {
      for (const [name, item] of Object.entries(next)) pending.push(name, item);
    }
  }
  return null;
}

/** The characters that `cleanQuery` removes, URL-encoded. */
const ENCODED_CONTROL = /%(?:0[0-8bce-f]|1[0-9a-f]|7f|c2%[89][0-9a-f])/gi;

/** Returns a raw query string without control characters: a page shows the rest instead of an error. */
export const cleanQuery = (query: string): string => query.replace(ENCODED_CONTROL, "");

/** Whether a decoded path has no characters that no identifier contains. */
export const isCleanPath = (path: string): boolean => textError(path) === null && !/[\t\n\r]/.test(path);
