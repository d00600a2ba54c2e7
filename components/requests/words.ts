import { formatInteger, timeFormat } from "@/lib/core/format";
import type { RequestRange, StatusClass } from "@/lib/developers/requests/rules";

export const REQUESTS_TITLE = "API requests";

export const STATUS_CLASS_NAMES: Record<StatusClass, string> = {
  "2xx": "2xx: succeeded",
  "3xx": "3xx: not modified",
  "4xx": "4xx: client error",
  "5xx": "5xx: server error",
};

export const RANGE_NAMES: Record<RequestRange, string> = {
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
};

const STATUSES: Record<number, string> = {
  200: "OK",
  304: "Not modified: your copy is current",
  400: "Invalid request",
  402: "Insufficient balance or credits",
  403: "Not allowed: the key lacks a role, or the organization is suspended",
  404: "Not found",
  409: "The same request was still in progress",
  413: "Request body too large",
  422: "Idempotency key used with another body",
  429: "Rate limit exceeded",
  500: "Internal error",
  502: "Platform unavailable",
  503: "Temporarily unavailable",
};

export const statusWords = (status: number): string => STATUSES[status] ?? "";

export const durationWords = (ms: number): string => `${formatInteger(ms)} ms`;

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

/** "20 Nov, 09:14:05": the log covers at most a year, so the year is omitted. */
export const formatMoment = timeFormat({ day: "numeric", month: "short", ...CLOCK });

/** To the millisecond, for comparison with the reader's own log. */
export const formatExact = timeFormat({
  day: "numeric",
  month: "short",
  year: "numeric",
  ...CLOCK,
  fractionalSecondDigits: 3,
});
