const UNITS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;
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

const BACKOFF = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000] as const;

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
