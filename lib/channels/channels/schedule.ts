import { createHash } from "node:crypto";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { Failure, Platform } from "@/lib/platforms/schemas";

/** A day's slots end two hours before midnight (UTC), so that a reading that comes late is still the day's. */
const SLOTS = 22 * 60;
/** A failed refresh is tried again after an hour, then two, four, … at most this many. */
const LONGEST_WAIT_MS = 24 * HOUR_MS;

export type Refresh = "profile" | "posts" | "sample";
/** Of channels that somebody saved or searched for; others may be read less often (`pace.ts`). */
export const EVERY_DAYS: Record<Refresh, number> = { profile: 1, posts: 1, sample: 7 };

interface Identity {
  platform: Platform;
  externalId: string;
}

/** The minute of the day (UTC) at which a channel's refresh is due: the same every day, spread over channels. */
export function minuteOfDay(refresh: Refresh, { platform, externalId }: Identity): number {
  return createHash("sha256").update(`${refresh}:${platform}:${externalId}`).digest().readUInt32BE(0) % SLOTS;
}

/** When the refresh is due again after one at `now`: in its slot, one calendar day (UTC) or seven later. */
export function nextDue(refresh: Refresh, channel: Identity, now: Date): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return new Date(today + EVERY_DAYS[refresh] * DAY_MS + minuteOfDay(refresh, channel) * MINUTE_MS);
}

/**
 * When a refresh that failed is tried again: at the time that the platform named, else later with each failure, and
 * never later than in a day. A channel that is gone or private is looked at again on the next days.
 * @param failures those in a row, this one included
 */
export function retryDue(refresh: Refresh, channel: Identity, failure: Failure, failures: number, now: Date): Date {
  if (failure.kind === "unavailable" || failure.kind === "private") return nextDue(refresh, channel, now);
  const wait = "until" in failure ? failure.until.getTime() - now.getTime() : HOUR_MS * 2 ** Math.min(failures - 1, 10);
  return new Date(now.getTime() + Math.min(Math.max(wait, MINUTE_MS), LONGEST_WAIT_MS));
}
