import { z } from "zod";
import type { Refusal } from "@/lib/core/errors";
import type { Dialect } from "@/rest/dialect-of";
import type { RestError } from "@/rest/dialects";

const Plain = z.object({ error: z.string() });
const InvalidRequest = z.object({
  error: z.literal("Invalid request"),
  details: z.array(z.object({ field: z.string(), message: z.string() })),
});
const InsufficientBalance = z.object({
  error: z.literal("Insufficient balance"),
  balance: z.number(),
  estimated_cost: z.number(),
  required: z.number(),
});
const InsufficientCredits = z.object({ error: z.string(), required: z.int() });
const AccessDenied = z.object({ error: z.literal("Access denied"), message: z.string() });
const RateLimited = z.object({ error: z.literal("Rate limit exceeded"), limit: z.int(), reset: z.int() });
const options = z.array(z.string()).optional();
const range = z.object({ minimum: z.int(), maximum: z.int().optional() }).optional();
/** All possible members of `hints` in family B. */
export const StatisticsDetails = z.object({
  valid_platform_options: options,
  valid_status_options: options,
  valid_sort_options: options,
  valid_order_options: options,
  valid_include_options: options,
  valid_parameter_options: options,
  valid_since_examples: options,
  valid_limit_range: range,
  valid_offset_range: range,
  valid_blogger_username_length: range,
});
const Statistics = z.object({
  success: z.literal(false),
  error: z.string(),
  code: z.string(),
  details: StatisticsDetails.optional(),
});
const Channels = z.object({ detail: z.string() });

/** Any error as problem details (RFC 9457), for `Accept: application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  // The rest depends on the code.
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  reason: z.string().optional(),
  balance: z.number().optional(),
  estimated_cost: z.number().optional(),
  required: z.number().optional(),
  limit: z.int().optional(),
  reset: z.int().optional(),
  allow: z.array(z.string()).optional(),
  limit_bytes: z.int().optional(),
  ...StatisticsDetails.shape,
});

const VIDEO_FORMS: Partial<Record<RestError["code"], [string, z.ZodObject]>> = {
  invalid_request: ["InvalidRequestError", InvalidRequest],
  insufficient_balance: ["InsufficientBalanceError", InsufficientBalance],
  insufficient_points: ["InsufficientCreditsError", InsufficientCredits],
  forbidden: ["AccessDeniedError", AccessDenied],
  rate_limited: ["RateLimitError", RateLimited],
};

/** Returns the form of an error's body: its name in the document, and its schema. */
export function errorForm(dialect: Dialect, code: RestError["code"]): [name: string, schema: z.ZodObject] {
  if (dialect === "B") return ["StatisticsError", Statistics];
  if (dialect === "C") return ["ChannelsError", Channels];
  if (dialect === "D" && code === "forbidden") return ["Error", Plain];
  return VIDEO_FORMS[code] ?? ["Error", Plain];
}

/** One error per code, as shown in the document and the tests. */
export const SAMPLE_REFUSALS: { [Code in Refusal["code"]]: Extract<Refusal, { code: Code }> } = {
  invalid_request: {
    code: "invalid_request",
    details: [{ field: "video_link", message: "Invalid URL format" }],
    options: { valid_sort_options: ["created_at", "views", "likes", "updated_at"] },
  },
  unauthenticated: { code: "unauthenticated", reason: "missing" },
  forbidden: { code: "forbidden", message: "This API key lacks the role videos:write" },
  insufficient_balance: { code: "insufficient_balance", spendable: 500_000n, estimated: 2_520_000n },
  insufficient_points: { code: "insufficient_points", required: 5 },
  not_found: { code: "not_found", message: "Not found" },
  rate_limited: { code: "rate_limited", limit: 60, resetAt: new Date("2026-01-29T10:01:00Z") },
  platform_failed: {
    code: "platform_failed",
    message: "Failed to start monitoring - invalid response from tracking API",
  },
  payload_too_large: { code: "payload_too_large", limit: 65_536 },
  unsupported_encoding: { code: "unsupported_encoding" },
  request_timeout: { code: "request_timeout" },
  request_aborted: { code: "request_aborted" },
  method_not_allowed: { code: "method_not_allowed", allow: ["GET", "HEAD", "OPTIONS"] },
  idempotency_mismatch: { code: "idempotency_mismatch" },
  idempotency_in_progress: { code: "idempotency_in_progress", retryAfterSeconds: 60 },
  conflict: { code: "conflict", message: "Conflict" },
  unavailable: { code: "unavailable", reason: "no connection", retryAfterSeconds: 5 },
};
