import { unavailabilityOf } from "@/lib/core/unavailability";
import { AppError } from "@/lib/errors";
import type { Dialect } from "@/lib/http/dialect-of";
import { type Fault, serializeFault } from "@/lib/http/dialects";
import { log } from "@/lib/log";

/** On every answer of the API: nothing here is for browsers to render, frame, guess at or keep. */
export const STANDARD_HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

export type AnswerHeaders = Record<string, string>;

/** `body` is JSON text, whole or streamed, or null for an answer without a body. */
export function answer(
  status: number,
  body: string | ReadableStream<Uint8Array> | null,
  requestId: string,
  headers: AnswerHeaders = {},
): Response {
  return new Response(body, {
    status,
    headers: {
      ...STANDARD_HEADERS,
      ...(body === null ? {} : { "Content-Type": "application/json" }),
      "X-Request-Id": requestId,
      ...headers,
    },
  });
}

/** Headers that a fault itself brings. */
export function headersOf(fault: Fault, now: Date): AnswerHeaders {
  if (fault.code === "method_not_allowed") return { Allow: fault.allow.join(", ") };
  if (fault.code === "rate_limited") {
    const seconds = Math.ceil((fault.resetAt.getTime() - now.getTime()) / 1000);
    return { "Retry-After": String(Math.max(1, seconds)) };
  }
  if (fault.code === "unavailable" || fault.code === "idempotency_in_progress")
    return { "Retry-After": String(fault.retryAfterSeconds) };
  return {};
}

export function answerFault(dialect: Dialect, fault: Fault, requestId: string, headers: AnswerHeaders = {}): Response {
  const { status, body } = serializeFault(dialect, fault);
  return answer(status, JSON.stringify(body), requestId, { ...headersOf(fault, new Date()), ...headers });
}

/** What was thrown, as a fault. Whatever is no refusal of ours is logged and told to nobody. */
export function faultOf(error: unknown, requestId: string): Fault {
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
