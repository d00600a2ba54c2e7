import { toUsd } from "@/lib/billing/rules";
import type { Refusal } from "@/lib/core/errors";
import type { Dialect } from "@/rest/dialect-of";

export type RestError = Refusal | { code: "internal" } | { code: "malformed_request"; status: number; message: string };

export interface SerializedError {
  status: number;
  body: Record<string, unknown>;
}

const unixSeconds = (time: Date): number => Math.ceil(time.getTime() / 1000);

/** A, and D, which uses A's form. */
function serializeVideos(error: RestError): SerializedError {
  switch (error.code) {
    case "invalid_request":
      return { status: 400, body: { error: "Invalid request", details: error.details } };
    case "unauthenticated":
      return { status: 401, body: { error: "API key required" } };
    case "insufficient_balance":
      return {
        status: 402,
        body: {
          error: "Insufficient balance",
          balance: toUsd(error.spendable),
          estimated_cost: toUsd(error.estimated),
          required: toUsd(error.estimated - error.spendable),
        },
      };
    case "insufficient_points":
      return { status: 402, body: { error: "Not enough credits", required: error.required } };
    case "forbidden":
      return { status: 403, body: { error: "Access denied", message: error.message } };
    case "rate_limited":
      return {
        status: 429,
        body: { error: "Rate limit exceeded", limit: error.limit, reset: unixSeconds(error.resetAt) },
      };
    default:
      return { status: statusOf(error), body: { error: textOf(error) } };
  }
}

/** D documents its errors without a reason. */
function serializeSubscribers(error: RestError): SerializedError {
  return error.code === "forbidden" ? { status: 403, body: { error: "Access denied" } } : serializeVideos(error);
}

const STATISTICS_AUTH = {
  missing: { error: "Missing Authorization header", code: "MISSING_AUTH" },
  invalid: { error: "Invalid API key", code: "INVALID_API_KEY" },
  expired: { error: "API key has expired", code: "EXPIRED_API_KEY" },
} as const;

function serializeStatistics(error: RestError): SerializedError {
  const flat = (status: number, text: string, code: string, more = {}): SerializedError => ({
    status,
    body: { success: false, error: text, code, ...more },
  });
  switch (error.code) {
    case "invalid_request": {
      const field = error.details[0]?.field ?? "request";
      return flat(400, `Invalid ${field} parameter`, "INVALID_PARAMETER", { details: error.options ?? {} });
    }
    case "unauthenticated": {
      const { error: text, code } = STATISTICS_AUTH[error.reason];
      return flat(401, text, code);
    }
    case "rate_limited":
      return flat(429, "Rate limit exceeded", "RATE_LIMITED");
    case "internal":
    case "platform_failed":
      return flat(500, "Internal server error", "INTERNAL_ERROR");
    case "unavailable":
      return flat(503, "Service temporarily unavailable", "SERVICE_UNAVAILABLE");
    default:
      return flat(statusOf(error), textOf(error), error.code.toUpperCase());
  }
}

const CHANNEL_DETAILS: Partial<Record<RestError["code"], string>> = {
  invalid_request: "Invalid value",
  unauthenticated: "Not authorized",
  forbidden: "Forbidden",
  not_found: "Not found",
  insufficient_points: "Not enough credits",
  rate_limited: "Request was throttled",
  internal: "Internal error",
  platform_failed: "Platform unavailable",
  unavailable: "Service temporarily unavailable",
};

/** Statuses that differ in the blueprint's family; it documents no 5xx for a platform. */
const CHANNEL_STATUSES: Partial<Record<RestError["code"], number>> = { insufficient_points: 429, platform_failed: 503 };

function serializeChannels(error: RestError): SerializedError {
  const status = CHANNEL_STATUSES[error.code] ?? statusOf(error);
  return { status, body: { detail: CHANNEL_DETAILS[error.code] ?? textOf(error) } };
}

const SERIALIZERS: Record<Dialect, (error: RestError) => SerializedError> = {
  A: serializeVideos,
  B: serializeStatistics,
  C: serializeChannels,
  D: serializeSubscribers,
};

/** The only place where an error gets a status and a body. */
export const serializeError = (dialect: Dialect, error: RestError): SerializedError => SERIALIZERS[dialect](error);

const STATUSES: Record<Exclude<RestError["code"], "malformed_request">, number> = {
  invalid_request: 400,
  unauthenticated: 401,
  insufficient_balance: 402,
  insufficient_points: 402,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_in_progress: 409,
  payload_too_large: 413,
  unsupported_encoding: 415,
  request_timeout: 408,
  request_aborted: 400,
  idempotency_mismatch: 422,
  rate_limited: 429,
  internal: 500,
  platform_failed: 500,
  unavailable: 503,
};

const statusOf = (error: RestError): number =>
  error.code === "malformed_request" ? error.status : STATUSES[error.code];

const TEXTS: Partial<Record<RestError["code"], string>> = {
  insufficient_balance: "Insufficient balance",
  insufficient_points: "Not enough credits",
  method_not_allowed: "Method not allowed",
  payload_too_large: "Request body too large",
  unsupported_encoding: "Unsupported Content-Encoding. Use gzip, br or none",
  request_timeout: "Request timeout",
  request_aborted: "The request was not complete",
  idempotency_in_progress: "A request with this Idempotency-Key is still in progress",
  idempotency_mismatch: "This Idempotency-Key was used with another request body",
  internal: "Internal server error",
  unavailable: "Service temporarily unavailable",
};

const textOf = (error: RestError): string =>
  TEXTS[error.code] ?? ("message" in error ? error.message : "Invalid request");
