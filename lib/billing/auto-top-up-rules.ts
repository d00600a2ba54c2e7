/** When money is booked by itself, as an admin has agreed with the organisation. Pure. */

export interface AutoTopUpRule {
  /** Micro-dollars: when less than this can be spent … */
  below: bigint;
  /** … this is booked … */
  amount: bigint;
  /** … at most so much a month (UTC). */
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

/** The calendar month (UTC) that a booking counts towards: `2026-11`. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

export const startOfUtcMonth = (at: Date): Date => new Date(`${monthOf(at)}-01T00:00:00Z`);

/**
 * What a crossing of the threshold leads to. One booking is at least the threshold (the rule's own check), so that it
 * ends the shortage: there is one a crossing.
 * @param booked what the rule has booked this month
 */
export function decideAutoTopUp(rule: AutoTopUpRule, spendable: bigint, booked: bigint): "none" | "book" | "stop" {
  if (spendable >= rule.below) return "none";
  return booked + rule.amount > rule.monthly ? "stop" : "book";
}
