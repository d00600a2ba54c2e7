import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { unavailabilityOf } from "@/lib/core/unavailability";
import { COMPRESSED_FROM, compress } from "@/rest/compress";
import type { Dialect } from "@/rest/dialect-of";
import { type RestError, serializeError } from "@/rest/dialects";
import { ACCEPTS_NOTHING, type Accepted } from "@/rest/negotiate";
import { PROBLEM_TYPE, problemOf } from "@/rest/problem";

/** On every API response: nothing here is for browsers to render, frame, sniff or store. */
export const STANDARD_HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

export type AnswerHeaders = Record<string, string>;

/** Adds a name to `Vary`, which lists only what a response really varies by. */
export const varyBy = (headers: AnswerHeaders, ...names: string[]): AnswerHeaders => ({
  ...headers,
  Vary: [headers.Vary, ...names].filter(Boolean).join(", "),
});

/** The pieces of a streamed body, each produced on demand. `return` ends the work when the client has left. */
export type Pieces = Required<Pick<AsyncIterator<string | Uint8Array>, "next" | "return">>;

/** A response of the REST API, the same for both transports. */
export interface Answer {
  status: number;
  headers: AnswerHeaders;
  /** JSON, whole or streamed; null for a response without a body. */
  body: string | Uint8Array<ArrayBuffer> | Pieces | null;
}

export const isWhole = (body: Answer["body"]): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === "string" || body instanceof Uint8Array;

/** Returns JSON text as a response, compressed if it is long enough and the client accepts it. */
export function answerText(
  status: number,
  text: string,
  requestId: string,
  headers: AnswerHeaders = {},
  { encoding }: Pick<Accepted, "encoding"> = ACCEPTS_NOTHING,
): Answer | Promise<Answer> {
  if (!isCompressible(text)) return answer(status, text, requestId, headers);
  const varied = varyBy(headers, "Accept-Encoding");
  const plain = () => answer(status, text, requestId, varied);
  if (encoding === null) return plain();
  return compress(Buffer.from(text), encoding).then((body) =>
    body ? answer(status, body, requestId, { ...varied, "Content-Encoding": encoding }) : plain(),
  );
}

export const isCompressible = (text: string): boolean =>
  text.length >= COMPRESSED_FROM || Buffer.byteLength(text) >= COMPRESSED_FROM;

export function answer(status: number, body: Answer["body"], requestId: string, own: AnswerHeaders = {}): Answer {
  const headers: AnswerHeaders = { ...STANDARD_HEADERS, "X-Request-Id": requestId };
  if (isWhole(body)) headers["Content-Length"] = String(Buffer.byteLength(body));
  if (body !== null) headers["Content-Type"] = "application/json";
  // `Object.assign` takes several times as long.
  for (const name in own) headers[name] = own[name] ?? "";
  return { status, headers, body };
}

/** Seconds to wait before retrying a platform that failed without naming a time. */
const PLATFORM_RETRY_SECONDS = 30;
/** Seconds after which a resource may have changed its state. */
const CONFLICT_RETRY_SECONDS = 5;

/** The scheme that each family documents; each family accepts the others too. */
const SCHEMES: Record<Dialect, string> = { A: "ApiKey", B: "Bearer", C: "Token", D: "ApiKey" };
const REFUSED_KEYS = { missing: "", invalid: ', error="invalid_token"', expired: ', error="invalid_token"' };

const secondsUntil = (at: Date, now: Date): AnswerHeaders => ({
  "Retry-After": String(Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000))),
});

/** Returns the headers that depend on the error. */
export function headersOf(dialect: Dialect, error: RestError, now: Date): AnswerHeaders {
  if (error.code === "method_not_allowed") return { Allow: error.allow.join(", ") };
  if (error.code === "unauthenticated")
    return { "WWW-Authenticate": `${SCHEMES[dialect]} realm="Clipscope API"${REFUSED_KEYS[error.reason]}` };
  if (error.code === "not_found" && dialect === "C") return { "X-Reason": error.reason ?? "unknown" };
  if (error.code === "rate_limited") return secondsUntil(error.resetAt, now);
  if (error.code === "platform_failed")
    return error.retryAt ? secondsUntil(error.retryAt, now) : { "Retry-After": String(PLATFORM_RETRY_SECONDS) };
  if (error.code === "conflict") return { "Retry-After": String(CONFLICT_RETRY_SECONDS) };
  if (error.code === "unavailable" || error.code === "idempotency_in_progress")
    return { "Retry-After": String(error.retryAfterSeconds) };
  return {};
}

/** Returns the status, headers and JSON text of an error, in its family's form or as problem details. */
export function errorText(
  dialect: Dialect,
  error: RestError,
  requestId: string,
  { isProblem }: Pick<Accepted, "isProblem"> = ACCEPTS_NOTHING,
): { status: number; text: string; headers: AnswerHeaders } {
  const { status, body } = serializeError(dialect, error);
  const headers = varyBy(headersOf(dialect, error, new Date()), "Accept");
  if (!isProblem) return { status, text: JSON.stringify(body), headers };
  const problem = JSON.stringify(problemOf(dialect, error, requestId));
  return { status, text: problem, headers: { ...headers, "Content-Type": PROBLEM_TYPE } };
}

export function answerError(
  dialect: Dialect,
  error: RestError,
  requestId: string,
  headers: AnswerHeaders = {},
  accepted: Accepted = ACCEPTS_NOTHING,
): Answer | Promise<Answer> {
  const { status, text, headers: own } = errorText(dialect, error, requestId, accepted);
  return answerText(status, text, requestId, { ...own, ...headers }, accepted);
}

/** Converts a thrown value to an `AppError`. Unexpected errors are logged and not exposed. */
export function restErrorOf(error: unknown, requestId: string): RestError {
  const unavailability = unavailabilityOf(error);
  if (unavailability) {
    log.warn({ requestId, reason: unavailability.reason }, "the database could not serve a request");
    return unavailability;
  }
  if (error instanceof AppError) {
    if (error.refusal.code === "platform_failed") log.warn({ requestId, reason: error.message }, "a platform failed");
    return error.refusal;
  }
  log.error({ err: error, requestId }, "a request failed");
  return { code: "internal" };
}
