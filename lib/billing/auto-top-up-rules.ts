import { fromUsd, MAX_BOOKING, MICROS_PER_USD, MIN_TOP_UP, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";

/** When money is added automatically: a rule that an admin set or approved. Pure. */

export interface AutoTopUpRule {
  /** Threshold, in micro-dollars of available balance. */
  below: bigint;
  /** Booked when the available balance falls below the threshold, in micro-dollars. */
  amount: bigint;
  /** Upper limit per calendar month (UTC), in micro-dollars. */
  monthly: bigint;
}

interface RuleHolder {
  autoTopUpBelow: bigint | null;
  autoTopUpAmount: bigint | null;
  autoTopUpMonthly: bigint | null;
}

export function autoTopUpRuleOf(organization: RuleHolder): AutoTopUpRule | null {
  const { autoTopUpBelow: below, autoTopUpAmount: amount, autoTopUpMonthly: monthly } = organization;
  return below === null || amount === null || monthly === null ? null : { below, amount, monthly };
}

/** The same rule, in US dollars. */
export interface AutoTopUpUsd {
  below_usd: number;
  amount_usd: number;
  monthly_usd: number;
}

export const presentRule = ({ below, amount, monthly }: AutoTopUpRule): AutoTopUpUsd => ({
  below_usd: toUsd(below),
  amount_usd: toUsd(amount),
  monthly_usd: toUsd(monthly),
});

export const ruleFromUsd = ({ below_usd, amount_usd, monthly_usd }: AutoTopUpUsd): AutoTopUpRule => ({
  below: fromUsd(below_usd),
  amount: fromUsd(amount_usd),
  monthly: fromUsd(monthly_usd),
});

export const ruleWords = (rule: AutoTopUpUsd): string =>
  `below ${formatUsd(rule.below_usd)}, add ${formatUsd(rule.amount_usd)}, at most ${formatUsd(rule.monthly_usd)} per month`;

export const isSameRule = (one: AutoTopUpRule | null, other: AutoTopUpRule): boolean =>
  one !== null && one.below === other.below && one.amount === other.amount && one.monthly === other.monthly;

/** Returns the first amount that is out of bounds, or null if the rule is valid. */
export function validateRule({
  below,
  amount,
  monthly,
}: AutoTopUpRule): { field: keyof AutoTopUpUsd; message: string } | null {
  if (below < MICROS_PER_USD) return { field: "below_usd", message: `At least ${formatUsd(1, 2)}` };
  if (amount < MIN_TOP_UP) return { field: "amount_usd", message: `At least ${formatUsd(toUsd(MIN_TOP_UP), 2)}` };
  // One top-up must lift the balance above the threshold, or the next minute would add another.
  if (amount < below) return { field: "amount_usd", message: "At least the amount in Below" };
  if (monthly < amount) return { field: "monthly_usd", message: "At least the amount of one top-up" };
  if (monthly > MAX_BOOKING) return { field: "monthly_usd", message: `At most ${formatUsd(toUsd(MAX_BOOKING))}` };
  return null;
}

/** Returns the calendar month (UTC) that a booking counts toward, such as `2026-11`. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

export const startOfUtcMonth = (at: Date): Date => new Date(`${monthOf(at)}-01T00:00:00Z`);

/**
 * Decides what happens when the balance falls below the threshold. A booking is at least as large as the threshold
 * (`validateRule` checks this), so each crossing needs only one.
 * @param booked what the rule has booked this month
 */
export function decideAutoTopUp(rule: AutoTopUpRule, spendable: bigint, booked: bigint): "none" | "book" | "stop" {
  if (spendable >= rule.below) return "none";
  return booked + rule.amount > rule.monthly ? "stop" : "book";
}
