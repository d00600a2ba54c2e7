import { nextRenewal, PLANS, type Plan } from "@/lib/billing/rules";

/** Points: what calls cost, which burn first, and when the allotment is renewed. Contract C. */

export const DEFAULT_POINTS = 5;

/** What a successful call costs, by operation. Everything else is free. */
export const POINT_PRICES = {
  searchChannels: DEFAULT_POINTS,
  getChannel: DEFAULT_POINTS,
  getChannelAudience: DEFAULT_POINTS,
  getChannelQuality: DEFAULT_POINTS,
  listIncomingMentions: DEFAULT_POINTS,
  listOutgoingMentions: DEFAULT_POINTS,
  listFollowerChanges: DEFAULT_POINTS,
  listEngagedInfluencers: DEFAULT_POINTS,
  listChannelContent: DEFAULT_POINTS,
} as const;

interface Points {
  pointsAllotted: number;
  pointsPurchased: number;
}

export const pointsOf = (account: Points): number => account.pointsAllotted + account.pointsPurchased;

/** The allotment burns first: it would expire. The caller has seen that there are enough. */
export function burn(points: number, account: Points): { allotted: number; purchased: number } {
  const allotted = Math.min(points, account.pointsAllotted);
  return { allotted, purchased: points - allotted };
}

/** The allotment of a month. */
export const pointsPerMonthOf = (organization: { plan: Plan; pointsPerMonth: number | null }): number =>
  organization.pointsPerMonth ?? PLANS[organization.plan].pointsPerMonth;

/**
 * The renewal that is due: the latest one that is not in the future, however many were missed. Null when none is.
 * @param renewAt the first renewal that has not been done
 */
export function dueRenewal(anchor: Date, renewAt: Date, now: Date): Date | null {
  if (renewAt > now) return null;
  let due = renewAt;
  for (let next = nextRenewal(anchor, due); next <= now; next = nextRenewal(anchor, due)) due = next;
  return due;
}

/**
 * When the month began that ends with a renewal.
 * @param renewAt the next renewal
 */
export const monthBefore = (anchor: Date, renewAt: Date): Date =>
  dueRenewal(anchor, nextRenewal(anchor, anchor), new Date(renewAt.getTime() - 1)) ?? anchor;
