/** The marks within a line. Blocks are parsed on the server; lines in the browser, where a whole parser would be too large. */

export type Inline =
  | { kind: "text" | "code" | "strong" | "emphasis"; text: string }
  | { kind: "link"; text: string; href: string };

/** Returns the anchor that GitHub gives a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

const INLINE = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)\s]+\))/;
const LINK = /^\[([^\]]+)\]\(([^)\s]+)\)$/;

export function parseInline(text: string): Inline[] {
  return text
    .split(INLINE)
    .filter((piece) => piece !== "")
    .map((piece): Inline => {
      const [, label, href] = LINK.exec(piece) ?? [];
      if (label !== undefined && href !== undefined) return { kind: "link", text: label, href };
      if (INLINE.test(piece)) {
        if (piece.startsWith("`")) return { kind: "code", text: piece.slice(1, -1) };
        if (piece.startsWith("**")) return { kind: "strong", text: piece.slice(2, -2) };
        if (piece.startsWith("*")) return { kind: "emphasis", text: piece.slice(1, -1) };
      }
      return { kind: "text", text: piece };
    });
}

/** Returns the text without its marks, for search and headings. */
export const plainText = (text: string): string =>
  parseInline(text)
    .map((piece) => piece.text)
    .join("");
