import { expect, test } from "vitest";
import { parseInline, plainText } from "@/components/docs/markdown/inline";
import { parseMarkdown } from "@/components/docs/markdown/parse";

test("blocks are separated, and wrapped lines are joined", () => {
  const markdown = [
    "# Title",
    "",
    "One paragraph",
    "on two lines.",
    "",
    "## Retries and `Retry-After`",
    "- first",
    "  item",
    "- second",
    "",
    "1. step",
    "",
    "| Name | Value |",
    "| --- | --- |",
    "| `a` | comma or `\\|` |",
    "",
    "```sh",
    "# not a heading",
    "",
    "| not a table |",
    "```",
    "## Not found {#not_found}",
  ].join("\n");
  expect(parseMarkdown(markdown)).toEqual([
    { kind: "heading", level: 1, id: "title", text: "Title" },
    { kind: "paragraph", text: "One paragraph on two lines." },
    { kind: "heading", level: 2, id: "retries-and-retry-after", text: "Retries and `Retry-After`" },
    { kind: "list", isOrdered: false, items: ["first item", "second"] },
    { kind: "list", isOrdered: true, items: ["step"] },
    { kind: "table", head: ["Name", "Value"], rows: [["`a`", "comma or `|`"]] },
    { kind: "code", language: "sh", text: "# not a heading\n\n| not a table |" },
    { kind: "heading", level: 2, id: "not_found", text: "Not found" },
  ]);
});

test("a repeated heading gets an anchor of its own", () => {
  expect(parseMarkdown("## Fixed\n## Fixed")).toMatchObject([{ id: "fixed" }, { id: "fixed-1" }]);
});

test("an unclosed fence ends with the text", () => {
  expect(parseMarkdown("```\ncode")).toEqual([{ kind: "code", language: "", text: "code" }]);
});

test("marks inside a line", () => {
  expect(parseInline("Use **a** or *b*, `c*d*`, [see `e`](/docs/x#y) and 2 * 3.")).toEqual([
    { kind: "text", text: "Use " },
    { kind: "strong", text: "a" },
    { kind: "text", text: " or " },
    { kind: "emphasis", text: "b" },
    { kind: "text", text: ", " },
    { kind: "code", text: "c*d*" },
    { kind: "text", text: ", " },
    { kind: "link", text: "see `e`", href: "/docs/x#y" },
    { kind: "text", text: " and 2 * 3." },
  ]);
  expect(plainText("The `limit` of **all**")).toBe("The limit of all");
});
