import { formatInteger, timeFormat } from "@/lib/core/format";
import type { RequestRange, StatusClass } from "@/lib/developers/requests/rules";

export const REQUESTS_TITLE = "API requests";

export const STATUS_CLASS_NAMES: Record<StatusClass, string> = {
  "2xx": "2xx: succeeded",
  "3xx": "3xx: not modified",
  "4xx": "4xx: refused",
  "5xx": "5xx: failed",
};

export const RANGE_NAMES: Record<RequestRange, string> = {
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
};

const STATUSES: Record<number, string> = {
  200: "OK",
  304: "Not modified: the copy you have is current",
  400: "The request was not understood",
  402: "Too little money or too few credits",
  403: "Not allowed: the key lacks a role, or the organization is suspended",
  404: "Not found",
  409: "A twin of this request was still running",
  413: "The body was too large",
  422: "Idempotency key used with another body",
  429: "Too many calls in a minute",
  500: "A fault on our side",
  502: "The platform failed",
  503: "Unavailable for a moment",
};

export const statusWords = (status: number): string => STATUSES[status] ?? "";

export const durationWords = (ms: number): string => `${formatInteger(ms)} ms`;

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

/** "20 Nov, 09:14:05": the log covers at most a month, so the year is omitted. */
export const formatMoment = timeFormat({ day: "numeric", month: "short", ...CLOCK });

/** To the millisecond, for comparison with the reader's own log. */
export const formatExact = timeFormat({
  day: "numeric",
  month: "short",
  year: "numeric",
  ...CLOCK,
  fractionalSecondDigits: 3,
});
