import { expect, test } from "vitest";
import { restErrorOf } from "@/rest/answer";
import type { Dialect } from "@/rest/dialect-of";
import { type RestError, serializeError } from "@/rest/dialects";
import { errorForm, SAMPLE_REFUSALS, StatisticsDetails } from "@/rest/openapi/error-answers";
import { OPERATIONS } from "@/rest/registry";

const S = SAMPLE_REFUSALS;
const unauthenticated = (reason: "missing" | "invalid" | "expired"): RestError => ({ code: "unauthenticated", reason });

const CASES: [Dialect, RestError, number, unknown][] = [
  [
    "A",
    S.invalid_request,
    400,
    { error: "Invalid request", details: [{ field: "video_link", message: "Invalid URL format" }] },
  ],
  ["A", unauthenticated("missing"), 401, { error: "API key required" }],
  ["A", unauthenticated("invalid"), 401, { error: "API key required" }],
  ["A", unauthenticated("expired"), 401, { error: "API key required" }],
  [
    "A",
    S.insufficient_balance,
    402,
    { error: "Insufficient balance", balance: 0.5, estimated_cost: 2.52, required: 2.02 },
  ],
  ["A", { code: "forbidden", message: "Why" }, 403, { error: "Access denied", message: "Why" }],
  ["A", { code: "not_found", message: "Video not found" }, 404, { error: "Video not found" }],
  ["A", S.method_not_allowed, 405, { error: "Method not allowed" }],
  ["A", S.payload_too_large, 413, { error: "Request body too large" }],
  ["A", S.rate_limited, 429, { error: "Rate limit exceeded", limit: 60, reset: 1769680860 }],
  ["A", S.platform_failed, 500, { error: "Failed to start monitoring - invalid response from tracking API" }],
  ["A", { code: "internal" }, 500, { error: "Internal server error" }],
  [
    "B",
    { ...S.invalid_request, details: [{ field: "sort", message: "…" }] },
    400,
    {
      success: false,
      error: "Invalid sort parameter",
      code: "INVALID_PARAMETER",
      details: { valid_sort_options: ["created_at", "views", "likes", "updated_at"] },
    },
  ],
  [
    "B",
    unauthenticated("missing"),
    401,
    { success: false, error: "Missing Authorization header", code: "MISSING_AUTH" },
  ],
  ["B", unauthenticated("invalid"), 401, { success: false, error: "Invalid API key", code: "INVALID_API_KEY" }],
  ["B", unauthenticated("expired"), 401, { success: false, error: "API key has expired", code: "EXPIRED_API_KEY" }],
  ["B", { code: "forbidden", message: "Why" }, 403, { success: false, error: "Why", code: "FORBIDDEN" }],
  ["B", S.rate_limited, 429, { success: false, error: "Rate limit exceeded", code: "RATE_LIMITED" }],
  ["B", { code: "internal" }, 500, { success: false, error: "Internal server error", code: "INTERNAL_ERROR" }],
  ["C", S.invalid_request, 400, { detail: "Invalid value" }],
  ["C", unauthenticated("expired"), 401, { detail: "Not authorized" }],
  ["C", S.forbidden, 403, { detail: "Forbidden" }],
  ["C", { code: "not_found", message: "Video not found" }, 404, { detail: "Not found" }],
  ["C", S.method_not_allowed, 405, { detail: "Method not allowed" }],
  ["C", S.insufficient_points, 429, { detail: "Not enough credits" }],
  ["C", S.rate_limited, 429, { detail: "Request was throttled" }],
  ["C", { code: "internal" }, 500, { detail: "Internal error" }],
  ["C", S.platform_failed, 503, { detail: "Platform unavailable" }],
  ["D", unauthenticated("missing"), 401, { error: "API key required" }],
  ["D", S.forbidden, 403, { error: "Access denied" }],
  ["D", { code: "internal" }, 500, { error: "Internal server error" }],
];

test.each(CASES.map(([dialect, error, ...rest]) => [dialect, error.code, error, ...rest] as const))(
  "%s %s",
  (dialect, _code, error, status, body) => expect(serializeError(dialect, error)).toEqual({ status, body }),
);

test("every error in every dialect has exactly the documented form", () => {
  for (const dialect of ["A", "B", "C", "D"] as const)
    for (const refusal of Object.values(SAMPLE_REFUSALS)) {
      const { status, body } = serializeError(dialect, refusal);
      const [, schema] = errorForm(dialect, refusal.code);
      expect(schema.strict().safeParse(body).error, `${dialect} ${refusal.code}`).toBeUndefined();
      expect(status).toBeGreaterThanOrEqual(400);
    }
});

test("every hint of an operation is documented in the details of the statistics errors", () => {
  const hints = OPERATIONS.filter(({ dialect }) => dialect === "B").flatMap(({ hints }) => Object.values(hints));
  expect(hints.length).toBeGreaterThan(0);
  for (const hint of hints) expect(StatisticsDetails.strict().safeParse(hint).error).toBeUndefined();
});

test("an unexpected error reveals no details", () => {
  const error = restErrorOf(new Error("column users.password does not exist"), "request");
  expect(error).toEqual({ code: "internal" });
});
