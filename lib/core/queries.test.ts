import { expect, test } from "vitest";
import { z } from "zod";
import { parseFields } from "@/lib/core/parse-fields";

/** All query schemas of the API and the dashboard, found by name. */
const modules = import.meta.glob<Record<string, unknown>>("/lib/**/*schemas.ts", { eager: true });
const FIELDS = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, schema]) =>
    /(?:Query|Filter)$/.test(name) && schema instanceof z.ZodObject
      ? Object.entries(schema.shape).map(([field, part]) => [`${file} ${name}.${field}`, field, part] as const)
      : [],
  ),
);

const LOOSE = [
  "1e1",
  "0x10",
  "0b1",
  "0o7",
  "+5",
  " 5",
  "5 ",
  "05",
  "5.0",
  "-0",
  "1_0",
  "٥",
  "NaN",
  "Infinity",
  "1,0",
  "",
];
const OUTSIDE = [
  "0000-01-01",
  "1969-12-31",
  "0000-01-01T00:00:00Z",
  "1969-12-31T23:59:59Z",
  "9999-12-31T23:59:59-12:00",
  "+010000-01-01T00:00:00Z",
];
const RAW = /invalid (?:input|option|literal|string|iso|uuid)|too (?:small|big)|expected|received/i;

const parse = (field: string, schema: z.ZodType, value: unknown) =>
  parseFields(z.object({ [field]: schema }), { [field]: value });

test("the queries are found", () => expect(FIELDS.length).toBeGreaterThan(60));

test.each(FIELDS)("%s is parsed strictly and rejected with our own text", (_, field, schema) => {
  const isText = parse(field, schema, "any text").ok;
  const isNumber = !isText && ["1", "7", "30", "90"].some((digits) => parse(field, schema, digits).ok);
  if (isNumber) for (const value of LOOSE) expect(parse(field, schema, value).ok, JSON.stringify(value)).toBe(false);
  if (!isText) for (const value of OUTSIDE) expect(parse(field, schema, value).ok, value).toBe(false);
  for (const value of [...LOOSE, ...OUTSIDE, "x".repeat(3_000), null, {}, [], 1.5]) {
    const parsed = parse(field, schema, value);
    if (!parsed.ok) for (const { message } of parsed.errors) expect(message).not.toMatch(RAW);
  }
});
