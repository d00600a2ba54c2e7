import { createHash } from "node:crypto";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { Failure, Platform } from "@/lib/platforms/schemas";

/** A day's slots end two hours before midnight (UTC), so that a late fetch still falls on its day. */
const SLOTS = 22 * 60;
/** A failed refresh is retried after an hour, then two, four, … up to this. */
const MAX_WAIT_MS = 24 * HOUR_MS;

export type Refresh = "profile" | "posts" | "sample";
/** For channels that someone saved or searched for; others may be fetched less often (`pace.ts`). */
export const EVERY_DAYS: Record<Refresh, number> = { profile: 1, posts: 1, sample: 7 };

interface Identity {
  platform: Platform;
  externalId: string;
}

/**
 * Returns the minute of the day (UTC) at which a channel's refresh is due: fixed per channel and spread over channels.
 */
export function minuteOfDay(refresh: Refresh, { platform, externalId }: Identity): number {
  return createHash("sha256").update(`${refresh}:${platform}:${externalId}`).digest().readUInt32BE(0) % SLOTS;
}

/** Returns the next due time after a refresh at `now`: in its slot, one calendar day (UTC) or seven later. */
export function nextDue(refresh: Refresh, channel: Identity, now: Date): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return new Date(today + EVERY_DAYS[refresh] * DAY_MS + minuteOfDay(refresh, channel) * MINUTE_MS);
}

/**
 * Returns when a failed refresh is retried: at the time given by the platform, or else later with each failure, within
 * a day. A channel that is gone or private is checked again on the following days.
 * @param failures consecutive failures, including this one
 */
export function retryDue(refresh: Refresh, channel: Identity, failure: Failure, failures: number, now: Date): Date {
  if (failure.kind === "unavailable" || failure.kind === "private") return nextDue(refresh, channel, now);
  const wait = "until" in failure ? failure.until.getTime() - now.getTime() : HOUR_MS * 2 ** Math.min(failures - 1, 10);
  return new Date(now.getTime() + Math.min(Math.max(wait, MINUTE_MS), MAX_WAIT_MS));
}
