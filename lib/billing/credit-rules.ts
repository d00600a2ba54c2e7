import { nextRenewal, PLANS, type Plan } from "@/lib/billing/rules";

/** Credits: what calls cost, which credits are used first, and when the allotment renews. Contract C. */

export const DEFAULT_PRICE = 5;

/** Price of a successful call in credits, by operation. Operations not listed are free. */
export const CREDIT_PRICES = {
  searchChannels: DEFAULT_PRICE,
  getChannel: DEFAULT_PRICE,
  getChannelAudience: DEFAULT_PRICE,
  getChannelQuality: DEFAULT_PRICE,
  listIncomingMentions: DEFAULT_PRICE,
  listOutgoingMentions: DEFAULT_PRICE,
  listFollowerChanges: DEFAULT_PRICE,
  listEngagedInfluencers: DEFAULT_PRICE,
  listChannelContent: DEFAULT_PRICE,
} as const;

interface CreditBalances {
  creditsAllotted: number;
  creditsPurchased: number;
}

export const creditsOf = (account: CreditBalances): number => account.creditsAllotted + account.creditsPurchased;

/**
 * Splits a charge between the two balances. The allotment is used first because it expires. The caller has checked that
 * there are enough credits.
 */
export function splitCharge(credits: number, account: CreditBalances): { allotted: number; purchased: number } {
  const allotted = Math.min(credits, account.creditsAllotted);
  return { allotted, purchased: credits - allotted };
}

/** Returns the monthly allotment. */
export const creditsPerMonthOf = (organization: { plan: Plan; creditsPerMonth: number | null }): number =>
  organization.creditsPerMonth ?? PLANS[organization.plan].creditsPerMonth;

/**
 * Returns the renewal that is due: the latest one that is not in the future, no matter how many were missed. Null if
 * none is due.
 * @param renewAt the first renewal that has not happened yet
 */
export function dueRenewal(anchor: Date, renewAt: Date, now: Date): Date | null {
  if (renewAt > now) return null;
  let due = renewAt;
  for (let next = nextRenewal(anchor, due); next <= now; next = nextRenewal(anchor, due)) due = next;
  return due;
}

/**
 * Returns when the month that ends with a renewal began.
 * @param renewAt the next renewal
 */
export const monthBefore = (anchor: Date, renewAt: Date): Date =>
  dueRenewal(anchor, nextRenewal(anchor, anchor), new Date(renewAt.getTime() - 1)) ?? anchor;
