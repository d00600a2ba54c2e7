import type { LedgerKind, LedgerRow, LedgerUnit } from "@/lib/billing/schemas";
import { formatChange, formatInteger, formatUsd } from "@/lib/core/format";

export const BILLING_TITLE = "Billing";

/** Kinds of ledger entries per unit, in display order. */
export const KINDS_OF: Record<LedgerUnit, readonly LedgerKind[]> = {
  money: ["top_up", "usage", "free_credit", "correction", "follower_sample"],
  credits: ["points_used", "allotment", "purchase", "points_expired"],
};

/** Formats to the micro-dollar if needed; otherwise the balances would not add up. */
export const exactUsd = (usd: number): string => formatUsd(usd, 6);

export const amountWords = ({ unit, amount }: Pick<LedgerRow, "unit" | "amount">): string =>
  formatChange(amount, unit === "usd_micros" ? exactUsd : formatInteger);

export const balanceWords = ({ unit, balance_after }: Pick<LedgerRow, "unit" | "balance_after">): string =>
  unit === "usd_micros" ? exactUsd(balance_after) : formatInteger(balance_after);

/** Monthly and purchased credits have separate balances. */
export const BALANCE_OF: Record<LedgerRow["unit"], string | null> = {
  usd_micros: null,
  points_allotted: "of the month's",
  points_purchased: "of bought ones",
};
