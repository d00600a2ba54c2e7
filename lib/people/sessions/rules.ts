import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";

/** A session ends after this long, however much it is used. */
export const SESSION_DAYS = 30;
/** It also ends after this long without a request. */
export const IDLE_DAYS = 7;

/** When a session was last used is written at most this often. */
export const TOUCH_AFTER_MS = MINUTE_MS;

export const expiryOf = (createdAt: Date): Date => new Date(createdAt.getTime() + SESSION_DAYS * DAY_MS);

/** Sessions that were last used before this moment are over. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_DAYS * DAY_MS);
