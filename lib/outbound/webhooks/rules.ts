/** When deliveries are attempted, the state that clients see, and what is stored of a response. */

import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import type { Schedule } from "@/lib/outbound/queue/schedule-rules";
import type { DeliveryState } from "@/lib/outbound/webhooks/schemas";

/** As proposed by Standard Webhooks: eight attempts in about 32 hours. */
export const SCHEDULE: Schedule = {
  gapsMs: [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 14 * HOUR_MS],
  jitter: 0.2,
  // The backlog of an endpoint that was down can be attempted late, but is dropped at this age in any case.
  maxAgeMs: 48 * HOUR_MS,
};

export const MAX_ATTEMPTS = SCHEDULE.gapsMs.length + 1;
/** Both secrets sign this long after a rotation. */
export const OVERLAP_MS = 24 * HOUR_MS;
export const MAX_ENDPOINTS = 20;

/** Returns an address for the audit log without its query, which may contain a secret: the log is permanent. */
export function withoutQuery(url: string): string {
  const start = url.indexOf("?");
  return start < 0 ? url : `${url.slice(0, start)}?…`;
}

/** Statuses for which a receiver's `Retry-After` is honored. */
const RETRY_AFTER_STATUSES: readonly (number | null)[] = [429, 503];
const MAX_WAIT_MS = 24 * HOUR_MS;
/** The form in use, and two obsolete ones that RFC 9110 still allows; the last names no zone and means GMT. */
const HTTP_DATE = /^[A-Za-z]{3,9}, .* GMT$/;
const ASCTIME_DATE = /^[A-Za-z]{3} [A-Za-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/**
 * Returns the wait in milliseconds that the receiver's `Retry-After` requests, in seconds or as an HTTP date, at most a
 * day; null if it is absent or can't be parsed.
 */
export function requestedWait(
  { status, headers }: { status: number | null; headers: Record<string, string> | null },
  now: Date,
): number | null {
  const value = headers?.["retry-after"]?.trim();
  if (!value || !RETRY_AFTER_STATUSES.includes(status)) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * SECOND_MS : parseHttpDate(value) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), MAX_WAIT_MS);
}

function parseHttpDate(text: string): number {
  if (ASCTIME_DATE.test(text)) return Date.parse(`${text} GMT`);
  return HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
}

export const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

export function stateOf(delivery: { deliveredAt: Date | null; failedAt: Date | null }): DeliveryState {
  if (delivery.deliveredAt) return "delivered";
  return delivery.failedAt ? "failed" : "waiting";
}

const SECRET_HEADERS = /cookie|auth|token|secret|api-?key|signature/i;
const MAX_HEADERS = 50;
const MAX_HEADER_LENGTH = 500;

/**
 * Returns the response headers to store: none that may contain a cookie or a credential, and no more than fit on a
 * page. `retry-after` comes first, because the next attempt depends on it.
 */
export const storableHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !SECRET_HEADERS.test(name))
      .sort(([a], [b]) => Number(b === "retry-after") - Number(a === "retry-after"))
      .slice(0, MAX_HEADERS)
      .map(([name, value]) => [name, value.slice(0, MAX_HEADER_LENGTH)]),
  );
