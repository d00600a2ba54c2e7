import type { z } from "zod";
import { AppError, type FieldFault, invalid, notFound } from "@/lib/errors";
import type { Operation } from "@/lib/http/operation";

export const MAX_BODY_BYTES = 64 * 1024;

const tooLarge = () => new AppError({ code: "payload_too_large", limit: MAX_BODY_BYTES });

/**
 * The raw body, at most 64 KiB. Counted while it streams: a chunked body does not tell its length before.
 * @throws AppError payload_too_large
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws AppError invalid_request on the field "body" */
function parseJsonObject(raw: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    throw invalid("body", "Must be valid JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid("body", "Must be a JSON object");
  return value as Record<string, unknown>;
}

/** PostgreSQL's text cannot hold it, and nothing that is meant contains it. */
const NUL = "\0";

interface RawInput {
  params: Record<string, string | string[] | undefined>;
  query: URLSearchParams;
  body: Uint8Array;
}

/**
 * All parts of the input by the operation's schemas, in one object; unknown keys are dropped.
 * @throws AppError invalid_request with one detail per bad field; where there is none, not_found for bad params
 */
export function parseInput(operation: Operation, raw: RawInput): Record<string, unknown> {
  const { params, query, body } = operation.request;
  const faults = new Map<string, FieldFault>();
  const queryInput = Object.fromEntries(raw.query);
  const bodyInput = body ? parseJsonObject(raw.body) : {};
  const parsed = {
    ...parsePart(query, queryInput, faults),
    ...(body ? parsePart(body, bodyInput, faults) : {}),
  };
  const [first] = faults.values();
  if (first)
    throw new AppError({
      code: "invalid_request",
      details: [...faults.values()],
      options: operation.hints[first.field],
    });
  const known = params.safeParse(raw.params);
  if (!known.success) throw notFound(operation.notFound);
  return { ...parsed, ...known.data };
}

function parsePart(
  schema: z.ZodObject,
  input: Record<string, unknown>,
  faults: Map<string, FieldFault>,
): Record<string, unknown> {
  for (const [field, value] of Object.entries(input))
    if (field in schema.shape && typeof value === "string" && value.includes(NUL))
      faults.set(field, { field, message: "Must not contain a NUL character" });
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const field = issue.path.join(".") || "body";
    if (!faults.has(field)) faults.set(field, { field, message: issue.message });
  }
  return {};
}
