import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";

/** Projections of the available balance. Amounts are in micro-dollars, times in milliseconds. */

/** Videos that end at the same time. */
export interface Ending {
  at: number;
  videos: number;
}

/** An entry of the ledger that counts toward the balance. */
export interface Booking {
  at: number;
  amount: number;
  balanceAfter: number;
  isSpending: boolean;
  isAdded: boolean;
}

/** The recent rate covers at most this many days. */
export const RECENT_DAYS = 7;
/** Projections end here. */
const LONGEST_MS = 365 * DAY_MS;
const FEWEST_DAYS_AHEAD = 30;
const MOST_DAYS_AHEAD = 90;

/** Returns what videos cost between now and a later time: a snapshot per video and hour until the video ends. */
export function costUntil(at: number, now: number, endings: readonly Ending[], price: number): number {
  const hours = endings.reduce(
    (sum, ending) => sum + (Math.max(0, Math.min(at, ending.at) - now) / HOUR_MS) * ending.videos,
    0,
  );
  return hours * price;
}

/** Returns when the balance has paid for all it can; null if it outlasts the videos. */
export function committedRunsOut(
  available: number,
  now: number,
  endings: readonly Ending[],
  price: number,
): number | null {
  const ahead = endings.filter(({ at }) => at > now).toSorted((a, b) => a.at - b.at);
  let running = ahead.reduce((sum, { videos }) => sum + videos, 0);
  let [left, from] = [available, now];
  for (const { at, videos } of ahead) {
    const perMs = (running * price) / HOUR_MS;
    const cost = (at - from) * perMs;
    if (cost > left) return from + left / perMs;
    left -= cost;
    from = at;
    running -= videos;
  }
  return null;
}

/** Returns when the balance is spent at a rate; null without spending, or if it lasts longer than a year. */
export function recentRunsOut(available: number, now: number, perDay: number | null): number | null {
  if (perDay === null) return null;
  const lasts = (available / perDay) * DAY_MS;
  return lasts > LONGEST_MS ? null : now + lasts;
}

/**
 * Returns the spending per day of the last 7 days; of a younger ledger, of its whole days, at least one. Null if nothing was spent.
 * @param bookings newest first
 */
export function recentRate(bookings: readonly Booking[], now: number): { perDay: number; days: number } | null {
  const age = now - (bookings.at(-1)?.at ?? now);
  const days = Math.min(RECENT_DAYS, Math.max(1, Math.floor(age / DAY_MS)));
  const since = now - days * DAY_MS;
  const spent = bookings
    .filter(({ at, isSpending }) => isSpending && at >= since)
    .reduce((sum, { amount }) => sum - amount, 0);
  return spent > 0 ? { perDay: spent / days, days } : null;
}

/** Returns how many days ahead are drawn: up to the later end of the balance, between 30 and 90. */
export function daysAhead(now: number, runsOut: readonly (number | null)[]): number {
  const ends = runsOut.map((at) => (at === null ? 0 : Math.ceil((at - now) / DAY_MS) + 1));
  return Math.max(FEWEST_DAYS_AHEAD, ...ends.filter((days) => days <= MOST_DAYS_AHEAD));
}

/**
 * Returns the balance before a time; null before the first entry.
 * @param bookings newest first
 */
export const balanceBefore = (bookings: readonly Booking[], at: number): number | null =>
  bookings.find((booking) => booking.at < at)?.balanceAfter ?? null;
