import { expect, test } from "vitest";
import { tokensOf } from "@/components/docs/highlight-tokens";

const parts = (code: string, language: string) =>
  tokensOf(code, language).map(({ kind, start, end }) => [kind, code.slice(start, end)]);

test("JSON: values are colored, names are not", () => {
  expect(parts('{"a": "b:c", "n": -1.5, "x": null}', "json")).toEqual([
    ["string", '"b:c"'],
    ["number", "-1.5"],
    ["keyword", "null"],
  ]);
});

test("a comment or a keyword inside a string is part of the string", () => {
  expect(parts('const a = "// for"; // for', "javascript")).toEqual([
    ["keyword", "const"],
    ["string", '"// for"'],
    ["comment", "// for"],
  ]);
  expect(parts('x = "#1"  # one', "python")).toEqual([
    ["string", '"#1"'],
    ["comment", "# one"],
  ]);
  expect(parts("curl 'https://a.b/#c' # d", "sh")).toEqual([
    ["keyword", "curl"],
    ["string", "'https://a.b/#c'"],
    ["comment", "# d"],
  ]);
});

test("a language without rules stays plain", () => {
  expect(tokensOf("a,b", "csv")).toEqual([]);
});
