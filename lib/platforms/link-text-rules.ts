/** Reads links the way people paste them: from messages, documents and rows of a spreadsheet. */

/** Longer than any platform's links. */
export const MAX_LINK_LENGTH = 2048;
/** "t.co/abcde" is no link to a video, and shorter texts are none either. */
const MIN_LINK_LENGTH = 10;
/** A line of text is read up to here. */
const MAX_LINE_LENGTH = 20_000;

/** What takes no room on the screen: zero-width characters, marks of direction, soft hyphens, byte order marks. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034F|\u115F|\u1160|\u3164/gu;
const OPENING = /^[\s<([{"'`«‹“”„‚‘’「『【*~|•·–—-]+/u;
const CLOSING = /[\s>)\]}"'`»›“”’‘」』】*~|.,;:!?…。，、]+$/u;
const MARKDOWN = /^!?\[[^\]]*\]\(\s*<?([^\s>]+?)>?(?:\s+["'(].*)?\)[\s.,;:!?]*$/u;
const HTML = /^<\w[^>]*\b(?:href|src)\s*=\s*["']([^"']+)["'].*$/isu;

/** Returns the address alone: without invisible characters, markup, or punctuation around it. */
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

/** Whether a text is an address of any kind, with a scheme or without: never the heading of a column. */
export const isAddress = (text: string): boolean =>
  /^(?:[a-z][a-z\d+.-]*:)?\/\/\S|^www\.\S|^(?:[a-z\d-]+\.)+[a-z]{2,}(?:[/?#]\S|:\d)|^[a-z]{3,6}:?\/{1,2}\S+\.\S/i.test(
    cleanLink(text),
  );

/** Between two addresses that stand together without a space; not within one that carries another as a parameter. */
const SEAM = /[,;|]+(?=(?:https?:\/\/|www\.))|(?<=[^=/%?&:])(?=https?:\/\/)|\]\(|\)\[/i;

/**
 * Returns the parts of a line that may be links: what stands between spaces, tabs, bars and the like.
 * The line as a whole comes first.
 */
export function linkCandidates(line: string): string[] {
  const text = line.slice(0, MAX_LINE_LENGTH);
  const parts = text
    .split(/[\s|]+/u)
    .flatMap((part) => part.split(SEAM))
    .map((part) => part.slice(0, MAX_LINK_LENGTH));
  // Commas and semicolons belong to some addresses and part others; both readings are tried.
  const finer = parts.flatMap((part) => (/[,;]/.test(part) ? part.split(/[,;]/) : []));
  return [text.slice(0, MAX_LINK_LENGTH), ...parts, ...finer].filter(
    (part) => part.length >= MIN_LINK_LENGTH && /[./]/.test(part),
  );
}
