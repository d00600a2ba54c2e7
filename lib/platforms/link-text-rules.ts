/** Reads links the way people paste them: from messages, documents and spreadsheet rows. */

/** Longer than any platform's links. */
export const MAX_LINK_LENGTH = 2048;
/** "t.co/abcde" is not a link to a video, and no shorter text is either. */
const MIN_LINK_LENGTH = 10;
/** The rest of a longer line is ignored. */
const MAX_LINE_LENGTH = 20_000;

/** Invisible characters: zero-width characters, direction marks, soft hyphens, byte order marks. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034F|\u115F|\u1160|\u3164/gu;
const OPENING = /^[\s<([{"'`«‹“”„‚‘’「『【*~|•·–—-]+/u;
const CLOSING = /[\s>)\]}"'`»›“”’‘」』】*~|.,;:!?…。，、]+$/u;
const MARKDOWN = /^!?\[[^\]]*\]\(\s*<?([^\s>]+?)>?(?:\s+["'(].*)?\)[\s.,;:!?]*$/u;
const HTML = /^<\w[^>]*\b(?:href|src)\s*=\s*["']([^"']+)["'].*$/isu;

/** Returns only the address, without invisible characters, markup or surrounding punctuation. */
export function cleanLink(text: string): string {
  const visible = text
    .replace(INVISIBLE, "")
    .trim()
    .replace(/\\([/_])/g, "$1");
  const marked = MARKDOWN.exec(visible)?.[1] ?? HTML.exec(visible)?.[1] ?? visible;
  return marked
    .replace(OPENING, "")
    .replace(/^(?:URL|Link)\s*:\s*/i, "")
    .replace(CLOSING, "")
    .replace(/&(?:amp;)+/gi, "&");
}

/** Whether a text is an address of any kind, with or without a scheme, and therefore not a column heading. */
export const isAddress = (text: string): boolean =>
  /^(?:[a-z][a-z\d+.-]*:)?\/\/\S|^www\.\S|^(?:[a-z\d-]+\.)+[a-z]{2,}(?:[/?#]\S|:\d)|^[a-z]{3,6}:?\/{1,2}\S+\.\S/i.test(
    cleanLink(text),
  );

/** Between two addresses without a space between them, but not inside one that contains another as a parameter. */
const SEAM = /[,;|]+(?=(?:https?:\/\/|www\.))|(?<=[^=/%?&:])(?=https?:\/\/)|\]\(|\)\[/i;

/**
 * Returns the parts of a line that may be links, separated by spaces, tabs, bars and similar characters. The whole line
 * comes first.
 */
export function linkCandidates(line: string): string[] {
  const text = line.slice(0, MAX_LINE_LENGTH);
  const parts = text
    .split(/[\s|]+/u)
    .flatMap((part) => part.split(SEAM))
    .map((part) => part.slice(0, MAX_LINK_LENGTH));
  // Commas and semicolons are part of some addresses and separate others, so both are tried.
  const finer = parts.flatMap((part) => (/[,;]/.test(part) ? part.split(/[,;]/) : []));
  return [text.slice(0, MAX_LINK_LENGTH), ...parts, ...finer].filter(
    (part) => part.length >= MIN_LINK_LENGTH && /[./]/.test(part),
  );
}
