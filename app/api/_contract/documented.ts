import { expect } from "vitest";
import type { Answered } from "@/app/api/_contract/served";
import type { Hints } from "@/lib/core/errors";
import type { Dialect } from "@/rest/dialect-of";
import { documentedFamilies } from "@/rest/openapi/docs";
import type { Operation } from "@/rest/operation";

/** Error bodies, written from the contract rather than from the code that answers. */
interface Documented {
  unauthenticated(reason: "missing" | "invalid" | "expired"): unknown;
  forbidden(message: string): unknown;
  limited(limit: number): unknown;
  invalid(field: string, message: string, hints: Hints): unknown;
  notFound(message: string): unknown;
  methodNotAllowed: unknown;
  tooLarge: unknown;
  inProgress: unknown;
  mismatch: unknown;
  internal: unknown;
}

const plain = (error: string) => ({ error });
const detail = (text: string) => ({ detail: text });
const flat = (error: string, code: string) => ({ success: false, error, code });

const IN_PROGRESS = "A request with this Idempotency-Key is still in progress";
const MISMATCH = "This Idempotency-Key was used with another request body";
const A: Documented = {
  unauthenticated: () => plain("API key required"),
  forbidden: (message) => ({ error: "Access denied", message }),
  limited: (limit) => ({ error: "Rate limit exceeded", limit, reset: expect.any(Number) }),
  invalid: (field, message) => ({ error: "Invalid request", details: [{ field, message }] }),
  notFound: plain,
  methodNotAllowed: plain("Method not allowed"),
  tooLarge: plain("Request body too large"),
  inProgress: plain(IN_PROGRESS),
  mismatch: plain(MISMATCH),
  internal: plain("Internal server error"),
};
const B_UNAUTHENTICATED = {
  missing: flat("Missing Authorization header", "MISSING_AUTH"),
  invalid: flat("Invalid API key", "INVALID_API_KEY"),
  expired: flat("API key has expired", "EXPIRED_API_KEY"),
};

export const DOCUMENTED: Record<Dialect, Documented> = {
  A,
  B: {
    unauthenticated: (reason) => B_UNAUTHENTICATED[reason],
    forbidden: (message) => flat(message, "FORBIDDEN"),
    limited: () => flat("Rate limit exceeded", "RATE_LIMITED"),
    invalid: (field, _, hints) => ({ ...flat(`Invalid ${field} parameter`, "INVALID_PARAMETER"), details: hints }),
    notFound: (message) => flat(message, "NOT_FOUND"),
    methodNotAllowed: flat("Method not allowed", "METHOD_NOT_ALLOWED"),
    tooLarge: flat("Request body too large", "PAYLOAD_TOO_LARGE"),
    inProgress: flat(IN_PROGRESS, "IDEMPOTENCY_IN_PROGRESS"),
    mismatch: flat(MISMATCH, "IDEMPOTENCY_MISMATCH"),
    internal: flat("Internal server error", "INTERNAL_ERROR"),
  },
  C: {
    unauthenticated: () => detail("Not authorized"),
    forbidden: () => detail("Forbidden"),
    limited: () => detail("Request was throttled"),
    invalid: () => detail("Invalid value"),
    notFound: () => detail("Not found"),
    methodNotAllowed: detail("Method not allowed"),
    tooLarge: detail("Request body too large"),
    inProgress: detail(IN_PROGRESS),
    mismatch: detail(MISMATCH),
    internal: detail("Internal error"),
  },
  D: { ...A, forbidden: () => plain("Access denied") },
};

const RATE = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"];
const EVERYWHERE = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "content-type": "application/json",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
};

export interface ExpectedHeaders {
  /** Whether the key is known, so that the response has rate headers. */
  isRated: boolean;
  more?: Record<string, unknown>;
}

/** Expects exactly these headers. */
export function expectHeaders({ headers }: Answered, { isRated, more = {} }: ExpectedHeaders): void {
  const rate = isRated ? Object.fromEntries(RATE.map((name) => [name, expect.stringMatching(/^\d+$/)])) : {};
  const { "content-length": length, ...others } = headers;
  if (length !== undefined) expect(length).toMatch(/^\d+$/);
  expect(others).toEqual({ ...EVERYWHERE, ...rate, ...more });
}

/** Expects the whole response, and that the operation's document has one with this status and form. */
export function expectRefusal(
  operation: Operation,
  answered: Answered,
  [status, body]: [status: number, body: unknown],
  headers: ExpectedHeaders,
): void {
  expect([answered.status, answered.body]).toEqual([status, body]);
  expectHeaders(answered, { ...headers, more: { ...brings(operation, answered), ...headers.more } });
  const shown = refusalsOf(operation.id).filter((refusal) => refusal.status === status);
  expect(shown.map((refusal) => formOf(JSON.parse(refusal.body)))).toContainEqual(formOf(answered.body));
}

const SECONDS = expect.stringMatching(/^[1-9]\d*$/);
const isPlatform = ({ text }: Answered): boolean =>
  /Platform unavailable|tracking API|platform didn't respond/.test(text);

/** Returns the headers of an error. */
function brings({ dialect }: Operation, answered: Answered): Record<string, unknown> {
  const { status } = answered;
  return {
    vary: "Accept",
    ...(status === 401
      ? { "www-authenticate": expect.stringMatching(/^(ApiKey|Bearer|Token) realm="Clipscope API"/) }
      : {}),
    ...(status === 404 && dialect === "C"
      ? { "x-reason": expect.stringMatching(/^(unknown|no_sample_yet|not_available)$/) }
      : {}),
    ...(status === 409 || status === 503 || isPlatform(answered) ? { "retry-after": SECONDS } : {}),
  };
}

const shownById = new Map(
  documentedFamilies("http://localhost")
    .flatMap(({ operations }) => operations)
    .map(({ id, refusals }) => [id, refusals]),
);
const refusalsOf = (id: string) => shownById.get(id) ?? [];
const formOf = (body: unknown) => Object.keys(Object(body)).sort();
