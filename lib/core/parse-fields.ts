import { z } from "zod";
import type { FieldError } from "@/lib/core/errors";
import { issueText } from "@/lib/core/issue-text";
import { cleanText, textErrorWithin } from "@/lib/core/text-rules";

export type ParsedFields<T> = { ok: true; data: T } | { ok: false; errors: FieldError[] };

const exampleOf = (schema: z.ZodType, field: PropertyKey | undefined): unknown => {
  const property = schema instanceof z.ZodObject ? schema.shape[String(field)] : undefined;
  return property && z.globalRegistry.get(property)?.example;
};

/**
 * Parses input by a schema. An error names its field by its path ("body" for the whole) and says what the value must
 * be; if the schema has an example for the field, the text ends with it. One error per field.
 *
 * Control characters and unpaired surrogates are rejected in every text, independent of the schema. They are removed
 * from file contents (`contentMediaType` in the schema's metadata).
 */
export function parseFields<S extends z.ZodType>(schema: S, input: unknown): ParsedFields<z.output<S>> {
  const texts = readTexts(schema, input);
  if (texts.errors.length > 0) return { ok: false, errors: texts.errors };
  const generic = new Set<string>();
  const result = schema.safeParse(texts.input, {
    error: (issue) => {
      const text = issueText(issue);
      generic.add(text);
      return text;
    },
  });
  if (result.success) return { ok: true, data: result.data };
  const errors = new Map<string, FieldError>();
  for (const { path, message } of result.error.issues) {
    const field = path.join(".") || "body";
    const example = generic.has(message) && !message.includes("for example") ? exampleOf(schema, path[0]) : undefined;
    if (!errors.has(field))
      errors.set(field, { field, message: example === undefined ? message : `${message}, for example ${example}` });
  }
  return { ok: false, errors: [...errors.values()] };
}

/** Checks the texts of fields that the schema knows; other fields are dropped anyway. */
function readTexts(schema: z.ZodType, input: unknown): { input: unknown; errors: FieldError[] } {
  if (!(schema instanceof z.ZodObject) || typeof input !== "object" || input === null || Array.isArray(input)) {
    const message = textErrorWithin(input);
    return { input, errors: message ? [{ field: "body", message }] : [] };
  }
  const clean: Record<string, unknown> = { ...input };
  const errors: FieldError[] = [];
  for (const [field, property] of Object.entries(schema.shape)) {
    const value = clean[field];
    if (typeof value === "string" && z.globalRegistry.get(property)?.contentMediaType) clean[field] = cleanText(value);
    const message = textErrorWithin(clean[field]);
    if (message) errors.push({ field, message });
  }
  return { input: clean, errors };
}
