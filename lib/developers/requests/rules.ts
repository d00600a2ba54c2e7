/** Rules of the request log. Pure. */

const MAX_PATH_LENGTH = 200;
/** An exported file has at most this many rows, the newest. */
export const MAX_EXPORT_ROWS = 10_000;
export const REQUESTS_PER_PAGE = 50;

export const STATUS_CLASSES = ["2xx", "3xx", "4xx", "5xx"] as const;
export type StatusClass = (typeof STATUS_CLASSES)[number];

/** Returns the first and last status of a class. */
export function statusRange(statusClass: StatusClass): [number, number] {
  const first = Number(statusClass[0]) * 100;
  return [first, first + 99];
}

export const REQUEST_RANGES = ["1h", "24h", "7d", "30d"] as const;
export type RequestRange = (typeof REQUEST_RANGES)[number];
export const RANGE_HOURS: Record<RequestRange, number> = { "1h": 1, "24h": 24, "7d": 168, "30d": 720 };

const KEY = /cs_live_[0-9A-Za-z]+/g;

/** Returns the path to store, without a key that was put into it by mistake. */
export const keptPath = (pathname: string): string => pathname.replace(KEY, "cs_live_…").slice(0, MAX_PATH_LENGTH);
