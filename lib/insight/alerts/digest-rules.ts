import { startOfDayNamed } from "@/lib/core/time/rules";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";

/** When a digest is due and what it covers. Pure. */

export type DigestPace = "daily" | "weekly";

/** Digests go out from this hour on, in the organization's time zone. */
const FROM_HOUR = 8;

export interface DigestPeriod {
  /** Day on which it is sent; each day and reader gets one at most. */
  day: string;
  from: Date;
  to: Date;
}

/** Returns the period of the digest that is due; null before the morning, and for weekly ones unless it is Monday. */
export function duePeriod(pace: DigestPace, now: Date, zone: string): DigestPeriod | null {
  const day = dayOf(now, zone);
  const to = startOfDayNamed(day, zone);
  // A day is an hour longer or shorter when clocks change, so the hour is counted from midnight.
  if (now.getTime() - to.getTime() < FROM_HOUR * HOUR_MS) return null;
  const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
  if (pace === "weekly" && !isMonday) return null;
  return { day, from: startOfDayNamed(addDays(day, pace === "daily" ? -1 : -7), zone), to };
}
