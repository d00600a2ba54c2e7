import type { LedgerKind, LedgerRow, LedgerUnit } from "@/lib/billing/schemas";
import { formatChange, formatInteger, formatUsd, usdColumnFormat } from "@/lib/core/format";

export const BILLING_TITLE = "Billing";

/** Kinds of ledger entries per unit, in display order. */
export const KINDS_OF: Record<LedgerUnit, readonly LedgerKind[]> = {
  money: ["top_up", "usage", "free_credit", "correction", "follower_sample"],
  credits: ["points_used", "allotment", "purchase", "points_expired"],
};

/** Formats to the micro-dollar if needed; otherwise the balances would not add up. */
export const exactUsd = (usd: number): string => formatUsd(usd, 6);

/** Returns how the amounts and balances of some entries of the ledger are written, all rows alike. */
export function ledgerColumns(entries: readonly LedgerRow[]) {
  const amountUsd = usdColumnFormat(entries.map(({ amount }) => amount));
  const balanceUsd = usdColumnFormat(entries.map(({ balance_after }) => balance_after));
  return {
    amount: ({ unit, amount }: LedgerRow): string =>
      formatChange(amount, unit === "usd_micros" ? amountUsd : formatInteger),
    balance: ({ unit, balance_after }: LedgerRow): string =>
      unit === "usd_micros" ? balanceUsd(balance_after) : formatInteger(balance_after),
  };
}

/** Monthly and purchased credits have separate balances. */
export const BALANCE_OF: Record<LedgerRow["unit"], string | null> = {
  usd_micros: null,
  points_allotted: "monthly",
  points_purchased: "purchased",
};
