import { LEDGER_KINDS } from "@/components/admin/words";
import type { LedgerKind, LedgerRow, LedgerUnit } from "@/lib/billing/schemas";
import { formatChange, formatInteger, formatUsd } from "@/lib/core/format";

export const BILLING_QUESTION = "How long will the money last?";

/** What may be booked in a unit, in the order in which it is offered. */
export const KINDS_OF: Record<LedgerUnit, readonly LedgerKind[]> = {
  money: ["top_up", "usage", "free_credit", "correction", "follower_sample"],
  points: ["points_used", "allotment", "purchase", "points_expired"],
};

export const kindName = (kind: LedgerKind): string => LEDGER_KINDS[kind] ?? kind;

/** To the micro-dollar where there is one, or the balances would not add up. */
export const exactUsd = (usd: number): string => formatUsd(usd, 6);

export const amountWords = ({ unit, amount }: Pick<LedgerRow, "unit" | "amount">): string =>
  formatChange(amount, unit === "usd_micros" ? exactUsd : formatInteger);

export const balanceWords = ({ unit, balance_after }: Pick<LedgerRow, "unit" | "balance_after">): string =>
  unit === "usd_micros" ? exactUsd(balance_after) : formatInteger(balance_after);

/** Points of the month and bought ones have a balance each. */
export const BALANCE_OF: Record<LedgerRow["unit"], string | null> = {
  usd_micros: null,
  points_allotted: "of the month's",
  points_purchased: "of bought ones",
};
