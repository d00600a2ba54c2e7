/** The part of Markdown that the documentation uses. Anything else is shown as it is written. */

export type Block =
  | { kind: "heading"; level: number; id: string; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; isOrdered: boolean; items: string[] }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "code"; language: string; text: string };

export type Inline =
  | { kind: "text" | "code" | "strong" | "emphasis"; text: string }
  | { kind: "link"; text: string; href: string };

const HEADING = /^(#{1,4}) (.*?)(?: \{#([\w-]+)\})?$/;
const ITEM = /^(?:[-*]|\d+\.) +(.*)$/;
const FENCE = /^```(\w*)$/;

/** Returns the anchor that GitHub gives a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");

/** Headings may end in `{#anchor}`, which replaces the anchor made from their text. Repeated anchors get a number. */
export function parseMarkdown(markdown: string): Block[] {
  const lines = markdown.split("\n");
  const blocks: Block[] = [];
  const anchors = new Map<string, number>();
  const unique = (id: string) => {
    const count = anchors.get(id) ?? 0;
    anchors.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  };
  let at = 0;
  const takeWhile = (test: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && test(lines[at] ?? "")) at++;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const heading = HEADING.exec(line);
    const fence = FENCE.exec(line);
    if (line.trim() === "") at++;
    else if (heading) {
      const [, marks = "", text = "", id] = heading;
      blocks.push({ kind: "heading", level: marks.length, text, id: unique(id ?? anchorOf(text)) });
      at++;
    } else if (fence) {
      at++;
      blocks.push({ kind: "code", language: fence[1] ?? "", text: takeWhile((next) => next !== "```").join("\n") });
      at++;
    } else if (line.startsWith("|")) {
      const [head = [], , ...rows] = takeWhile((next) => next.startsWith("|")).map(cellsOf);
      blocks.push({ kind: "table", head, rows });
    } else if (ITEM.test(line)) {
      const isOrdered = /^\d/.test(line);
      blocks.push({
        kind: "list",
        isOrdered,
        items: itemsOf(takeWhile((next) => ITEM.test(next) || /^ +\S/.test(next))),
      });
    } else
      blocks.push({
        kind: "paragraph",
        text: takeWhile((next) => next.trim() !== "" && !FENCE.test(next) && !ITEM.test(next)).join(" "),
      });
  }
  return blocks;
}

const cellsOf = (row: string): string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const start = ITEM.exec(line);
    if (start) items.push(start[1] ?? "");
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

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
