import { HOUR_MS } from "@/lib/core/time/unit-rules";

/** Prices, plans and amounts. Money is bigint micro-dollars; contract A, "Rules". */

export const MICROS_PER_USD = 1_000_000n;
export const DEFAULT_PRICE_PER_SNAPSHOT = 15_000n;
export const DEAREST_SNAPSHOT = 1n * MICROS_PER_USD;
export const FREE_CREDIT = 5n * MICROS_PER_USD;
export const SMALLEST_TOP_UP = 10n * MICROS_PER_USD;
/** What an admin may book or correct at once: a slip of the finger is not to become a fortune. */
export const LARGEST_BOOKING = 1_000_000n * MICROS_PER_USD;
/** Above this an amount is typed twice. */
export const CONFIRM_ABOVE = 1_000n * MICROS_PER_USD;
export const MOST_POINTS_AT_ONCE = 10_000_000;
/** Well below the free credit: whoever starts on that is not told "low" at the first snapshot. */
export const DEFAULT_LOW_BALANCE_THRESHOLD = 1n * MICROS_PER_USD;
export const SNAPSHOTS_PER_DAY = 24;

export type Plan = "free" | "pro" | "enterprise";

interface PlanTerms {
  ratePerMinute: number;
  maxVideos: number;
  pointsPerMonth: number;
}

/** Enterprise values are set per organization; these stand where none is set. */
export const PLANS: Record<Plan, PlanTerms> = {
  free: { ratePerMinute: 60, maxVideos: 10, pointsPerMonth: 100 },
  pro: { ratePerMinute: 300, maxVideos: 100, pointsPerMonth: 10_000 },
  enterprise: { ratePerMinute: 1_000, maxVideos: 10_000, pointsPerMonth: 100_000 },
};

interface PlanHolder {
  plan: Plan;
  rateLimitPerMinute: number | null;
  maxConcurrentVideos: number | null;
}

/** API requests a minute and key. */
export const rateLimitOf = (organization: PlanHolder): number =>
  organization.rateLimitPerMinute ?? PLANS[organization.plan].ratePerMinute;

/** API requests a minute of all of an organization's keys together, as a multiple of one key's. */
const KEYS_TOGETHER = 5;
export const organizationRateLimitOf = (organization: PlanHolder): number => KEYS_TOGETHER * rateLimitOf(organization);

/** Trackings that may be monitored or paused at once. */
export const maxVideosOf = (organization: PlanHolder): number =>
  organization.maxConcurrentVideos ?? PLANS[organization.plan].maxVideos;

/** The hour (UTC) that usage accrues to. */
export const startOfHour = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** What a whole tracking costs, in micro-dollars. */
export const estimateCost = (days: number, pricePerSnapshot: bigint): bigint =>
  BigInt(days * SNAPSHOTS_PER_DAY) * pricePerSnapshot;

/** Micro-dollars as dollars: the nearest double, which prints as the exact decimal. */
export const toUsd = (micros: bigint): number => Number(micros) / 1_000_000;

/** Dollars (at most six decimals) as micro-dollars. */
export const fromUsd = (usd: number): bigint => BigInt(Math.round(usd * 1_000_000));

/** How many snapshots an amount pays. */
export const snapshotsFor = (spendable: bigint, pricePerSnapshot: bigint): number =>
  pricePerSnapshot > 0n ? Number(spendable / pricePerSnapshot) : Number.MAX_SAFE_INTEGER;

/** Whole hours that the spendable amount lasts; null when nothing is collected. */
export function runwayHours(spendable: bigint, pricePerSnapshot: bigint, running: number): number | null {
  if (running === 0 || pricePerSnapshot === 0n) return null;
  return Number(spendable / (pricePerSnapshot * BigInt(running)));
}

/**
 * The first monthly renewal after a moment: the anchor's day of the month and time of day in UTC, the month's last
 * day where it has no such day. Reckoned from the anchor each time, so that the 31st stays the 31st.
 */
export function nextRenewal(anchor: Date, after: Date): Date {
  for (let months = 1; ; months++) {
    const renewal = addMonths(anchor, months);
    if (renewal.getTime() > after.getTime()) return renewal;
  }
}

function addMonths(anchor: Date, months: number): Date {
  const renewal = new Date(anchor);
  renewal.setUTCDate(1);
  renewal.setUTCMonth(anchor.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(renewal.getUTCFullYear(), renewal.getUTCMonth() + 1, 0)).getUTCDate();
  renewal.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return renewal;
}
