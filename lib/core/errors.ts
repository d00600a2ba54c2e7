/** One bad field of a request, as family A documents it. */
export interface FieldFault {
  field: string;
  message: string;
}

/** What family B tells beside a bad field: the values that it accepts, or their bounds. */
export type Hints = Record<string, readonly string[] | { minimum: number; maximum?: number }>;

/**
 * `unknown`: there is no such thing. `no_sample_yet`: it is still to be collected. `not_available`: the platform does
 * not share it.
 */
export type NotFoundReason = "unknown" | "no_sample_yet" | "not_available";

/**
 * The closed set of what a verb may refuse. `lib/http` turns each into a dialect's status and body;
 * anything else that is thrown is a fault of ours and answers 500.
 */
export type Refusal =
  | { code: "invalid_request"; details: FieldFault[]; options?: Hints }
  | { code: "unauthenticated"; reason: "missing" | "invalid" | "expired" }
  | { code: "forbidden"; message: string }
  /** Amounts in micro-dollars. */
  | { code: "insufficient_balance"; spendable: bigint; estimated: bigint }
  | { code: "insufficient_points"; required: number }
  /** `reason`: why family C has nothing to answer. */
  | { code: "not_found"; message: string; reason?: NotFoundReason }
  /** `isAccountWide`: too many strangers' attempts at one account, whose owner can sign in by mail instead. */
  | { code: "rate_limited"; limit: number; resetAt: Date; isAccountWide?: true }
  /** The platform failed or answered nonsense. `message` is for the caller. */
  | { code: "platform_failed"; message: string; retryAt?: Date }
  | { code: "payload_too_large"; limit: number }
  | { code: "unsupported_encoding" }
  /** The body came too slowly. */
  | { code: "request_timeout" }
  /** The client closed the connection before its body was complete: nobody reads the answer. */
  | { code: "request_aborted" }
  | { code: "method_not_allowed"; allow: readonly string[] }
  | { code: "idempotency_mismatch" }
  /** `retryAfterSeconds`: by then the first run has ended, or its lock has expired. */
  | { code: "idempotency_in_progress"; retryAfterSeconds: number }
  | { code: "conflict"; message: string }
  /** The database is away, busy beyond its limits or waits for a lock. `reason` is for the log only. */
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
