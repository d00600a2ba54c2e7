/**
 * What no text holds: PostgreSQL refuses NUL, terminals and spreadsheets act on the other control characters, and an
 * unpaired surrogate is no text at all. Tabs and line breaks are text.
 */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
const UNPAIRED = /\p{Surrogate}/gu;

/** Returns what is wrong with a text wherever it comes from, or null. */
export function textFault(text: string): string | null {
  if (text.search(CONTROL) >= 0) return "Must not contain control characters";
  return text.search(UNPAIRED) >= 0 ? "Must be valid Unicode text" : null;
}

/** Returns the text without what `textFault` refuses. */
export const cleanText = (text: string): string => text.replace(CONTROL, "").replace(UNPAIRED, "");

/**
 * Returns the first fault of any text in a parsed JSON value, names of properties included, or null. Does not recurse:
 * 64 KiB hold 30,000 levels.
 */
export function textFaultWithin(value: unknown): string | null {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === "string") {
      const fault = textFault(next);
      if (fault) return fault;
    } else if (Array.isArray(next)) {
      for (const item of next) pending.push(item);
    } else if (typeof next === "object" && next !== null) {
      for (const [name, item] of Object.entries(next)) pending.push(name, item);
    }
  }
  return null;
}

/** What `cleanQuery` removes, as URLs spell it. */
const ENCODED_CONTROL = /%(?:0[0-8bce-f]|1[0-9a-f]|7f|c2%[89][0-9a-f])/gi;

/** Returns a raw query string without control characters: a page shows what is left rather than an error. */
export const cleanQuery = (query: string): string => query.replace(ENCODED_CONTROL, "");

/** Whether a decoded path holds what no identifier does. */
export const isCleanPath = (path: string): boolean => textFault(path) === null && !/[\t\n\r]/.test(path);
