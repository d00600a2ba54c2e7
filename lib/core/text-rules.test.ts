import { expect, test } from "vitest";
import { z } from "zod";
import { parseFields } from "@/lib/core/parse-fields";
import { cleanQuery, cleanText, isCleanPath, textError, textErrorWithin } from "@/lib/core/text-rules";

const CONTROLS = [0, 1, 8, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x7f, 0x80, 0x9f].map((code) => String.fromCharCode(code));
const UNPAIRED = ["\ud800", "a\udc00b", "\udc00\ud800"];

test.each(CONTROLS)("%j is rejected, removed, and kept out of paths and queries", (control) => {
  expect(textError(`a${control}b`)).toBe("Must not contain control characters");
  expect(cleanText(`a${control}b`)).toBe("ab");
  expect(isCleanPath(`/videos/a${control}`)).toBe(false);
  const query = `?q=a${encodeURIComponent(control)}b&from=${encodeURIComponent(control).toLowerCase()}`;
  expect(cleanQuery(query)).toBe("?q=ab&from=");
});

test.each(UNPAIRED)("%j is not valid text", (text) => {
  expect(textError(text)).toBe("Must be valid Unicode text");
  expect(textError(cleanText(text))).toBeNull();
});

test.each(["", "Grüße 👋🏽", "a\tb\r\nc", "\u00a0\u200b\ufeff"])("%j is valid text", (text) => {
  expect(textError(text)).toBeNull();
  expect(cleanText(text)).toBe(text);
  const query = `?q=${encodeURIComponent(text)}`;
  expect(cleanQuery(query)).toBe(query);
});

test("an error is found at any depth", () => {
  expect(textErrorWithin({ a: [{ b: "x\0" }] })).toBe("Must not contain control characters");
  expect(textErrorWithin({ "a\0": 1 })).toBe("Must not contain control characters");
  expect(textErrorWithin({ a: [1, null, true, "x"] })).toBeNull();
  const deep = JSON.parse("[".repeat(30_000) + "]".repeat(30_000));
  expect(textErrorWithin(deep)).toBeNull();
});

test("every field of a schema is checked, independent of the field's own schema", () => {
  const schema = z.object({
    name: z.string(),
    tags: z.array(z.string()),
    csv: z.string().meta({ contentMediaType: "text/csv" }),
  });
  expect(parseFields(schema, { name: "a\0", tags: ["b", "\ud800"], csv: "c", other: "\0" })).toEqual({
    ok: false,
    errors: [
      { field: "name", message: "Must not contain control characters" },
      { field: "tags", message: "Must be valid Unicode text" },
    ],
  });
  const file = parseFields(schema, { name: "a", tags: [], csv: "\0c\x1a\r\nd" });
  expect(file).toEqual({ ok: true, data: { name: "a", tags: [], csv: "c\r\nd" } });
});
