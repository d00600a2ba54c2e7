import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseFields } from "@/lib/core/parse-fields";
import { readQuery } from "@/lib/core/read-query";
import { instant, oneOfNumbers, wholeNumber } from "@/lib/core/schemas";

const textOf = (schema: z.ZodType, value: unknown) => {
  const parsed = parseFields(z.object({ field: schema }), { field: value });
  return parsed.ok ? null : parsed.errors.map(({ message }) => message).join("; ");
};

const CASES: [name: string, schema: z.ZodType, value: unknown, text: string | null][] = [
  ["missing", z.string(), undefined, "Required"],
  ["missing, with an example", z.string().meta({ example: "dior" }), undefined, "Required, for example dior"],
  ["no text", z.string(), 1, "Must be text"],
  ["empty", z.string().min(1), "", "Must not be empty"],
  ["short", z.string().min(3), "a", "Must have at least 3 characters"],
  ["long", z.string().max(1), "ab", "Must have at most 1 character"],
  ["a long list", z.array(z.string()).max(1000), Array(1001).fill(""), "Must have at most 1,000 entries"],
  ["low", z.number().min(5), 4, "Must be at least 5"],
  ["no choice", z.enum(["a", "b", "c"]), "d", "Must be a, b or c"],
  ["a missing choice", z.enum(["a", "b"]), undefined, "Required. Must be a or b"],
  ["no constant", z.literal("a"), "b", "Must be a"],
  ["no URL", z.url(), "x", "Must be a URL, for example https://example.com"],
  ["a pattern", z.string().regex(/^a$/), "b", "Must be in the documented form"],
  ["a step", z.number().multipleOf(0.5), 0.3, "Must be a multiple of 0.5"],
  ["a union", z.union([z.number(), z.boolean()]), "b", "Must be in the documented form"],
  ["its own text", z.string({ error: "Ours" }), 1, "Ours"],
  [
    "out of range",
    wholeNumber({ min: 1, max: 9, fallback: 5 }),
    "10",
    "Must be a whole number from 1 to 9, for example 5",
  ],
  [
    "beyond exact",
    wholeNumber({ min: 0, fallback: 5 }),
    "9".repeat(20),
    "Must be a whole number, 0 or more, for example 5",
  ],
  ["no period", oneOfNumbers([90, 180, 360], 90), "91", "Must be 90, 180 or 360"],
  ["the last day", instant(), "9999-12-31T23:59:59.999Z", null],
];

test.each(CASES)("%s", (_, schema, value, text) => expect(textOf(schema, value)).toBe(text));

test("an error names its field by its path, once per field", () => {
  const schema = z.object({ lines: z.array(z.object({ url: z.string().min(5).max(1) })) });
  expect(parseFields(schema, { lines: [{ url: "abc" }] })).toMatchObject({ errors: [{ field: "lines.0.url" }] });
  expect(parseFields(schema, 7)).toEqual({ ok: false, errors: [{ field: "body", message: "Must be an object" }] });
});

describe("a query", () => {
  const read = (text: string) => readQuery(new URLSearchParams(text), ["limit", "__proto__"]);
  test("is read by name, without the cache-buster", () =>
    expect({ ...read("limit=5&_=1&_=2").values }).toEqual({ limit: "5" }));
  test("rejects a repeated parameter", () =>
    expect(read("limit=5&limit=5").errors).toEqual([
      { field: "limit", message: "Must be given once, for example limit=5" },
    ]));
  test("lists each unknown parameter once", () =>
    expect(read("a=1&a=2&LIMIT=1&b").unknown).toEqual(["a", "LIMIT", "b"]));
  test("has no prototype", () => expect(read("constructor=1").unknown).toEqual(["constructor"]));
});
