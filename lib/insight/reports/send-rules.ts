import { startOfDayNamed } from "@/lib/core/time/rules";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { addDays, dayOf } from "@/lib/core/time/zone-rules";

/** When reports are sent by email. Pure. */

/** Weekly ones go out on Mondays from this hour on, in the organization's time zone, as weekly digests do. */
const FROM_HOUR = 8;
/** How often a campaign's end is looked up: it may be moved or brought forward. */
const LOOK_MS = HOUR_MS;

/** Returns the first Monday morning after a time. */
export function nextWeekly(after: Date, zone: string): Date {
  const today = dayOf(after, zone);
  // 0 is Monday.
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, -weekday);
  const morningOf = (day: string) => new Date(startOfDayNamed(day, zone).getTime() + FROM_HOUR * HOUR_MS);
  const thisWeek = morningOf(monday);
  return thisWeek > after ? thisWeek : morningOf(addDays(monday, 7));
}

/** Returns when to look again at a campaign that hasn't ended. @param endsAt null for one without an end */
export function nextLook(now: Date, endsAt: Date | null): Date {
  const look = new Date(now.getTime() + LOOK_MS);
  return endsAt && endsAt > now && endsAt < look ? endsAt : look;
}
