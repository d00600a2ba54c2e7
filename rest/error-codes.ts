import type { RestError } from "@/rest/dialects";

export interface ErrorEntry {
  title: string;
  /** One sentence: what happened. */
  description: string;
  /** What the caller can do. */
  remedy: string;
}

/** Every error code, as shown in problem details and on the page of errors. */
export const ERRORS: Record<RestError["code"], ErrorEntry> = {
  invalid_request: {
    title: "Invalid request",
    description: "A parameter or a field of the body has a value that the endpoint does not accept.",
    remedy: "The response names each invalid field and what it must be. Fix the fields and send the request again.",
  },
  malformed_request: {
    title: "Malformed request",
    description: "The request is not valid HTTP, or its URL or headers are too large.",
    remedy: "Check the client or the proxy that sends it.",
  },
  unauthenticated: {
    title: "API key required",
    description: "The request has no API key, or its key is unknown, revoked or expired.",
    remedy:
      "Send a valid key in `X-API-Key`, or in `Authorization` as `Bearer` or `Token`. Problem details name the reason: `missing`, `invalid` or `expired`.",
  },
  forbidden: {
    title: "Access denied",
    description: "The key lacks the role that the endpoint needs, or you have reached your plan's limit.",
    remedy: "Create a key with the role, or stop tracking a video.",
  },
  insufficient_balance: {
    title: "Insufficient balance",
    description: "The available balance does not cover the estimated cost.",
    remedy: "Request a top-up, or track for fewer days. `required` is the missing amount in US dollars.",
  },
  insufficient_points: {
    title: "Not enough credits",
    description: "The organization has fewer credits than the call costs.",
    remedy: "Wait for the renewal day, or ask an admin for more credits.",
  },
  not_found: {
    title: "Not found",
    description: "There is no such resource, or it belongs to another organization.",
    remedy:
      "Check the ID. Channel routes name the reason in `X-Reason`: `unknown`, `no_sample_yet` (try again in a day) or `not_available` (the platform does not share it).",
  },
  rate_limited: {
    title: "Rate limit exceeded",
    description: "The key, its organization or its address has sent too many requests in this minute.",
    remedy: "Wait for the number of seconds in `Retry-After`, then send fewer requests.",
  },
  platform_failed: {
    title: "Platform unavailable",
    description: "The platform did not respond, or its response could not be read. The call cost nothing.",
    remedy: "Try again after the number of seconds in `Retry-After`.",
  },
  payload_too_large: {
    title: "Request body too large",
    description: "The body is larger than the endpoint accepts, after unpacking.",
    remedy: "Send a smaller body.",
  },
  unsupported_encoding: {
    title: "Unsupported content encoding",
    description: "The API does not support the content encoding of the body.",
    remedy: "Send the body uncompressed, or with `Content-Encoding: gzip` or `br`.",
  },
  request_timeout: {
    title: "Request timeout",
    description: "The body did not arrive in time.",
    remedy: "Check the connection and send the request again.",
  },
  request_aborted: {
    title: "Incomplete request",
    description: "The connection closed before the body was complete.",
    remedy: "Send the request again.",
  },
  method_not_allowed: {
    title: "Method not allowed",
    description: "The resource does not support this method.",
    remedy: "Use one of the methods in `Allow`.",
  },
  idempotency_mismatch: {
    title: "Idempotency key reused",
    description: "The same `Idempotency-Key` was sent with another body within 24 hours.",
    remedy: "Use a new key for a new request.",
  },
  idempotency_in_progress: {
    title: "Request in progress",
    description: "A request with the same `Idempotency-Key` has not finished yet.",
    remedy: "Send it again after the number of seconds in `Retry-After` to get the response to the first one.",
  },
  conflict: {
    title: "Conflict",
    description: "The resource is in a state that does not allow the change.",
    remedy: "Get the resource again before you retry.",
  },
  unavailable: {
    title: "Service temporarily unavailable",
    description: "The service is overloaded or its database is unavailable.",
    remedy: "Try again after the number of seconds in `Retry-After`.",
  },
  internal: {
    title: "Internal server error",
    description: "Something failed on our side.",
    remedy: "Try again. If it persists, contact us with the `X-Request-Id` of the response.",
  },
};
