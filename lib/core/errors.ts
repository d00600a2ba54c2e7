/** One invalid field of a request, as documented for family A. */
export interface FieldError {
  field: string;
  message: string;
}

/** What family B adds to an invalid field: the accepted values, or their bounds. */
export type Hints = Record<string, readonly string[] | { minimum: number; maximum?: number }>;

/**
 * `unknown`: it doesn't exist. `no_sample_yet`: it hasn't been collected yet. `not_available`: the platform doesn't
 * share it.
 */
export type NotFoundReason = "unknown" | "no_sample_yet" | "not_available";

/**
 * The closed set of errors that a verb may throw. `rest/` maps each to a dialect's status and body; any other error is
 * a bug and responds with 500.
 */
export type Refusal =
  | { code: "invalid_request"; details: FieldError[]; options?: Hints }
  | { code: "unauthenticated"; reason: "missing" | "invalid" | "expired" }
  /** `isProofRequired`: the person may, once they have given their password or a code again. */
  | { code: "forbidden"; message: string; isProofRequired?: true }
  /** Amounts in micro-dollars. */
  | { code: "insufficient_balance"; spendable: bigint; estimated: bigint }
  | { code: "insufficient_points"; required: number }
  /** `reason`: why family C has no result. */
  | { code: "not_found"; message: string; reason?: NotFoundReason }
  /** `isAccountWide`: too many attempts by others on one account; its owner can sign in by email instead. */
  | { code: "rate_limited"; limit: number; resetAt: Date; isAccountWide?: true }
  /** The platform failed or its response was invalid. `message` is for the caller. */
  | { code: "platform_failed"; message: string; retryAt?: Date }
  | { code: "payload_too_large"; limit: number }
  | { code: "unsupported_encoding" }
  /** The request body arrived too slowly. */
  | { code: "request_timeout" }
  /** The client closed the connection before its body was complete, so no one receives the response. */
  | { code: "request_aborted" }
  | { code: "method_not_allowed"; allow: readonly string[] }
  | { code: "idempotency_mismatch" }
  /** `retryAfterSeconds`: when the first run has ended or its lock has expired. */
  | { code: "idempotency_in_progress"; retryAfterSeconds: number }
  | { code: "conflict"; message: string }
  /** The database is unreachable, overloaded or waiting for a lock. `reason` is for the log only. */
  | { code: "unavailable"; reason: string; retryAfterSeconds: number };

export class AppError extends Error {
  override readonly name = "AppError";
  constructor(readonly refusal: Refusal) {
    super("message" in refusal ? refusal.message : refusal.code === "unavailable" ? refusal.reason : refusal.code);
  }
}

export const invalid = (field: string, message: string) =>
  new AppError({ code: "invalid_request", details: [{ field, message }] });
export const notFound = (message: string, reason?: NotFoundReason) =>
  new AppError({ code: "not_found", message, ...(reason ? { reason } : {}) });
export const conflict = (message: string) => new AppError({ code: "conflict", message });
export const forbidden = (message: string) => new AppError({ code: "forbidden", message });

const RETRY_AFTER_SECONDS = 5;

export const unavailable = (reason: string) =>
  new AppError({ code: "unavailable", reason, retryAfterSeconds: RETRY_AFTER_SECONDS });
