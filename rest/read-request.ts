import type { z } from "zod";
import { AppError, type FieldError, type Hints, invalid, notFound } from "@/lib/core/errors";
import { parseFields } from "@/lib/core/parse-fields";
import { type ReadQuery, readQuery } from "@/lib/core/read-query";
import type { AnswerHeaders } from "@/rest/answer";
import type { ApiRequest } from "@/rest/api-request";
import type { Operation } from "@/rest/operation";

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

interface RawInput {
  params: Record<string, string | string[] | undefined>;
  query: ReadQuery;
  body: Uint8Array;
}

const parametersOf = ({ request }: Pick<Operation, "request">): string[] => Object.keys(request.query.shape);

export const readQueryOf = (operation: Operation, { search }: Pick<ApiRequest, "search">): ReadQuery =>
  readQuery(new URLSearchParams(search), parametersOf(operation));

const isTolerant = ({ dialect }: Operation): boolean => dialect === "C" || dialect === "D";

/** Enough for any mistake, and short enough for a header. */
const MAX_IGNORED = 20;
const MAX_NAME_LENGTH = 100;

/**
 * Lists the unknown parameters that a tolerant family ignores: `X-Ignored-Parameters: limit, sort`. Names are
 * percent-encoded, because a header can't contain every character.
 */
export function ignoredHeaders(operation: Operation, { unknown }: ReadQuery): AnswerHeaders {
  if (!isTolerant(operation) || unknown.length === 0) return {};
  const names = unknown
    .slice(0, MAX_IGNORED)
    .map((name) => encodeURIComponent([...name].slice(0, MAX_NAME_LENGTH).join("")));
  return { "X-Ignored-Parameters": names.join(", ") };
}

/** Families A and B reject an unknown parameter: with a misspelled filter, everything would match. */
function unknownParameters(operation: Operation, { unknown }: ReadQuery): FieldError[] {
  if (isTolerant(operation)) return [];
  const known = parametersOf(operation);
  const allowed = known.length > 0 ? `Allowed here: ${known.join(", ")}` : "This endpoint takes none";
  return unknown.map((name) => ({ field: name, message: `Unknown parameter. ${allowed}` }));
}

/** Returns family B's addition to an error: the field's own options, or the existing parameters. */
const optionsOf = (operation: Operation, field: string): Hints | undefined =>
  field in operation.request.query.shape || field in (operation.request.body?.shape ?? {})
    ? operation.hints[field]
    : { valid_parameter_options: parametersOf(operation) };

/**
 * Returns all parts of the input, parsed by the operation's schemas, in one object; unknown keys of a body are dropped.
 * @throws AppError invalid_request with one detail per invalid field; if all are valid, not_found for invalid params
 */
export function parseInput(operation: Operation, raw: RawInput): Record<string, unknown> {
  const { params, query, body } = operation.request;
  const errors = new Map<string, FieldError>();
  for (const error of [...unknownParameters(operation, raw.query), ...raw.query.errors]) errors.set(error.field, error);
  const bodyInput = body ? parseJsonObject(raw.body) : {};
  const parsed = {
    ...parsePart(query, raw.query.values, errors),
    ...(body ? parsePart(body, bodyInput, errors) : {}),
  };
  const [first] = errors.values();
  if (first)
    throw new AppError({
      code: "invalid_request",
      details: [...errors.values()],
      options: optionsOf(operation, first.field),
    });
  if (isEmpty(params)) return parsed;
  const known = parseFields(params, raw.params);
  if (!known.ok) throw notFound(operation.notFound);
  return { ...parsed, ...known.data };
}

/** Unknown keys are dropped, so nothing is left of such an object. */
const isEmpty = ({ shape }: z.ZodObject): boolean => Object.keys(shape).length === 0;

function parsePart(
  schema: z.ZodObject,
  input: Record<string, unknown>,
  errors: Map<string, FieldError>,
): Record<string, unknown> {
  if (isEmpty(schema)) return {};
  const result = parseFields(schema, input);
  if (result.ok) return result.data;
  for (const error of result.errors) if (!errors.has(error.field)) errors.set(error.field, error);
  return {};
}
