import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { anchorOf } from "./inline";

/** The blocks that the documentation uses. Anything else is shown as it is written. */
export type Block =
  | { kind: "heading"; level: number; id: string; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; isOrdered: boolean; items: string[] }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "code"; language: string; text: string };

const ANCHORED = /^(.*?) \{#([\w-]+)\}$/;

/** Headings may end in `{#anchor}`, which replaces the anchor made from their text. Repeated anchors get a number. */
export function parseMarkdown(markdown: string): Block[] {
  const anchors = new Map<string, number>();
  const unique = (id: string) => {
    const count = anchors.get(id) ?? 0;
    anchors.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  };
  return lexer(markdown)
    .filter(({ type }) => type !== "space")
    .map((token) => blockOf(token, unique));
}

function blockOf(token: Token, unique: (id: string) => string): Block {
  const known = token as MarkedToken;
  switch (known.type) {
    case "heading": {
      const [, text = known.text, id] = ANCHORED.exec(known.text) ?? [];
      return { kind: "heading", level: known.depth, id: unique(id ?? anchorOf(text)), text };
    }
    case "list":
      return { kind: "list", isOrdered: known.ordered, items: known.items.map(({ text }) => oneLine(text)) };
    case "table":
      return { kind: "table", head: known.header.map(textOf), rows: known.rows.map((row) => row.map(textOf)) };
    case "code":
      return { kind: "code", language: known.lang ?? "", text: known.text };
    default:
      return { kind: "paragraph", text: oneLine("text" in known ? known.text : known.raw) };
  }
}

const textOf = ({ text }: Tokens.TableCell): string => text;
const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, " ");
