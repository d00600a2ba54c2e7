import { HOUR_MS } from "@/lib/core/time/unit-rules";

/** Prices, plans and amounts. Money is bigint micro-dollars; contract A, "Rules". */

export const MICROS_PER_USD = 1_000_000n;
export const DEFAULT_PRICE_PER_SNAPSHOT = 15_000n;
export const MAX_PRICE_PER_SNAPSHOT = 1n * MICROS_PER_USD;
export const FREE_CREDIT = 5n * MICROS_PER_USD;
export const MIN_TOP_UP = 10n * MICROS_PER_USD;
/** The most that an admin can book or correct in one step, which limits the damage of a typo. */
export const MAX_BOOKING = 1_000_000n * MICROS_PER_USD;
/** Larger amounts must be typed twice. */
export const CONFIRM_ABOVE = 1_000n * MICROS_PER_USD;
export const MAX_CREDITS_PER_GRANT = 10_000_000;
/** Well below the free credit, so that a new organization does not get a low-balance notice at its first snapshot. */
export const DEFAULT_LOW_BALANCE_THRESHOLD = 1n * MICROS_PER_USD;
export const SNAPSHOTS_PER_DAY = 24;

export type Plan = "free" | "pro" | "enterprise";

export const PLAN_NAMES: Record<Plan, string> = { free: "Free", pro: "Pro", enterprise: "Enterprise" };

interface PlanTerms {
  ratePerMinute: number;
  maxVideos: number;
  creditsPerMonth: number;
}

/** Enterprise values are set per organization. These are the defaults. */
export const PLANS: Record<Plan, PlanTerms> = {
  free: { ratePerMinute: 60, maxVideos: 10, creditsPerMonth: 100 },
  pro: { ratePerMinute: 300, maxVideos: 100, creditsPerMonth: 10_000 },
  enterprise: { ratePerMinute: 1_000, maxVideos: 10_000, creditsPerMonth: 100_000 },
};

interface PlanHolder {
  plan: Plan;
  rateLimitPerMinute: number | null;
  maxConcurrentVideos: number | null;
}

/** Returns the API requests allowed per minute and key. */
export const rateLimitOf = (organization: PlanHolder): number =>
  organization.rateLimitPerMinute ?? PLANS[organization.plan].ratePerMinute;

/** API requests per minute for all of an organization's keys together, as a multiple of one key's limit. */
const KEYS_TOGETHER = 5;
export const organizationRateLimitOf = (organization: PlanHolder): number => KEYS_TOGETHER * rateLimitOf(organization);

/** Returns how many videos can be tracked or paused at the same time. */
export const maxVideosOf = (organization: PlanHolder): number =>
  organization.maxConcurrentVideos ?? PLANS[organization.plan].maxVideos;

/** Returns the hour (UTC) that usage accrues to. */
export const startOfHour = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** Returns the cost of a whole tracking, in micro-dollars. */
export const estimateCost = (days: number, pricePerSnapshot: bigint): bigint =>
  BigInt(days * SNAPSHOTS_PER_DAY) * pricePerSnapshot;

/** Converts micro-dollars to dollars: the nearest double, which prints as the exact decimal. */
export const toUsd = (micros: bigint): number => Number(micros) / 1_000_000;

export const toUsdOrNull = (micros: bigint | null): number | null => (micros === null ? null : toUsd(micros));

/** Converts dollars (at most six decimals) to micro-dollars. */
export const fromUsd = (usd: number): bigint => BigInt(Math.round(usd * 1_000_000));

/** Returns what can be spent now, in dollars without the noise of subtracting doubles. */
export const availableUsd = (usage: { balance_usd: number; uncharged_usage_usd: number }): number =>
  toUsd(fromUsd(usage.balance_usd) - fromUsd(usage.uncharged_usage_usd));

/** Returns how many snapshots an amount pays for. */
export const snapshotsFor = (spendable: bigint, pricePerSnapshot: bigint): number =>
  pricePerSnapshot > 0n ? Number(spendable / pricePerSnapshot) : Number.MAX_SAFE_INTEGER;

/** Returns how many whole hours the available balance lasts, or null if nothing is being tracked. */
export function runwayHours(spendable: bigint, pricePerSnapshot: bigint, running: number): number | null {
  if (running === 0 || pricePerSnapshot === 0n) return null;
  return Number(spendable / (pricePerSnapshot * BigInt(running)));
}

/**
 * Returns the first monthly renewal after a moment: on the anchor's day of the month and time of day in UTC, or on the
 * last day of a shorter month. Always calculated from the anchor, so that the 31st stays the 31st.
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
