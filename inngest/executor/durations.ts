import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";

const UNITS = { w: 7 * DAY_MS, d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, s: SECOND_MS } as const;
const isUnit = (unit: string | undefined): unit is keyof typeof UNITS => unit !== undefined && unit in UNITS;

/**
 * Returns when a sleep ends. The SDK sends a duration like "1h30m" or an ISO date.
 * @throws Error when the text is neither
 */
export function wakeTime(text: string, now: Date): Date {
  if (/^(\d+[wdhms])+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
    const length = parts.reduce((sum, [, count, unit]) => sum + (isUnit(unit) ? Number(count) * UNITS[unit] : 0), 0);
    return new Date(now.getTime() + length);
  }
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Error(`Not a time to sleep: "${text}"`);
  return date;
}

const BACKOFF = [15 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS] as const;

/** Returns the milliseconds to wait after the n-th failure (n ≥ 1), similar to an Inngest server. */
export function backoff(failures: number): number {
  const base = BACKOFF[Math.min(failures, BACKOFF.length) - 1] ?? BACKOFF[0];
  return base + Math.random() * Math.min(base, 30_000);
}

/** Returns when to retry: at the time the function set (`Retry-After`, seconds or a date), otherwise by `backoff`. */
export function retryTime(retryAfter: string | null, failures: number, now: Date, wait = backoff): Date {
  const asked = retryAfter && /^\d+(\.\d+)?$/.test(retryAfter) ? now.getTime() + Number(retryAfter) * 1000 : null;
  const at = asked ?? (retryAfter ? Date.parse(retryAfter) : Number.NaN);
  return new Date(Number.isNaN(at) ? now.getTime() + wait(failures) : at);
}
