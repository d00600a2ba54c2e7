import type { Billing } from "@/lib/billing/schemas";
import {
  formatDateTime,
  formatHours,
  formatInteger,
  plural,
  type ReaderTime,
  usdColumnFormat,
  zoneOf,
} from "@/lib/core/format";
import { exactUsd } from "./words";

export interface MoneyFigure {
  name: string;
  /** null if there is no value; `note` then says why. */
  value: string | null;
  /** A short note below the figure. */
  note: string;
  /** How it is calculated, and as of when. */
  lines: string[];
}

/** Returns the money figures with their breakdown. */
export function moneyFigures({ at, usage, spendable_usd }: Billing, reader: ReaderTime): MoneyFigure[] {
  const {
    balance_usd: balance,
    uncharged_usage_usd: uncharged,
    committed_usd: committed,
    active_videos: active,
  } = usage;
  const { cost_per_snapshot: price, runway_hours: hours, estimated_snapshots_remaining: snapshots } = usage;
  const spendable = exactUsd(spendable_usd);
  const asOf = `As of ${formatDateTime(at, reader)}, ${zoneOf(reader)}.`;
  const isFree = price === 0;
  const figure = usdColumnFormat([balance, uncharged, spendable_usd, committed]);
  return [
    {
      name: "Balance",
      value: figure(balance),
      note: "from the ledger",
      lines: ["All incoming money minus the usage of past hours.", asOf],
    },
    {
      name: "Pending charges",
      value: figure(uncharged),
      note: "current hour, charged at its end",
      lines: [
        isFree
          ? "Snapshots are free."
          : `${plural(Math.round(uncharged / price), "snapshot")} × ${exactUsd(price)}, unless the price changed within the hour.`,
        asOf,
      ],
    },
    {
      name: "Available balance",
      value: figure(spendable_usd),
      note: isFree ? "snapshots are free" : plural(snapshots, "snapshot"),
      lines: [
        `${exactUsd(balance)} balance − ${exactUsd(uncharged)} pending charges = ${spendable}`,
        ...(isFree
          ? []
          : [`${spendable} ÷ ${exactUsd(price)} per snapshot, rounded down: ${formatInteger(snapshots)}`]),
        asOf,
      ],
    },
    {
      name: "Committed",
      value: figure(committed),
      note: "remaining cost of tracked videos",
      lines: [
        isFree
          ? "Snapshots are free."
          : `${plural(Math.round(committed / price), "remaining hour")} of tracked and paused videos × ${exactUsd(price)}`,
        asOf,
      ],
    },
    {
      name: "Runway",
      value: hours === null ? null : formatHours(hours),
      note: hours === null ? "no tracked videos" : "at the current number of videos",
      lines: [
        hours === null
          ? "Requires a tracked video with a price."
          : `${spendable} ÷ (${plural(active, "tracked video")} × ${exactUsd(price)} per hour) = ${plural(hours, "hour")}, rounded down`,
        asOf,
      ],
    },
  ];
}
