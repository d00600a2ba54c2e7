import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";

/** A session ends after this long, even if it is in use. */
export const SESSION_DAYS = 30;
/** A session also ends after this long without a request. */
export const IDLE_DAYS = 7;

/** The time of last use is written at most this often. */
export const LAST_USED_INTERVAL_MS = MINUTE_MS;

export const expiryOf = (createdAt: Date): Date => new Date(createdAt.getTime() + SESSION_DAYS * DAY_MS);

/** Sessions last used before this moment have expired. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_DAYS * DAY_MS);
