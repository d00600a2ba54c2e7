import type { Billing } from "@/lib/billing/schemas";
import { formatDateTime, formatHours, formatInteger, plural } from "@/lib/core/format";
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
export function moneyFigures({ at, usage, spendable_usd }: Billing, timeZone: string): MoneyFigure[] {
  const {
    balance_usd: balance,
    uncharged_usage_usd: uncharged,
    committed_usd: committed,
    active_videos: active,
  } = usage;
  const { cost_per_snapshot: price, runway_hours: hours, estimated_snapshots_remaining: snapshots } = usage;
  const spendable = exactUsd(spendable_usd);
  const asOf = `As of ${formatDateTime(at, timeZone)}, ${timeZone}.`;
  const isFree = price === 0;
  return [
    {
      name: "Balance",
      value: exactUsd(balance),
      note: "booked so far",
      lines: ["All that came in, less the usage of the hours that are over.", asOf],
    },
    {
      name: "Uncharged",
      value: exactUsd(uncharged),
      note: "this hour, booked at its end",
      lines: [
        isFree
          ? "Snapshots cost nothing."
          : `${plural(Math.round(uncharged / price), "snapshot")} × ${exactUsd(price)}, if the price did not change within the hour.`,
        asOf,
      ],
    },
    {
      name: "To spend",
      value: spendable,
      note: isFree ? "snapshots cost nothing" : plural(snapshots, "snapshot"),
      lines: [
        `${exactUsd(balance)} balance − ${exactUsd(uncharged)} uncharged = ${spendable}`,
        ...(isFree ? [] : [`${spendable} ÷ ${exactUsd(price)} a snapshot, rounded down: ${formatInteger(snapshots)}`]),
        asOf,
      ],
    },
    {
      name: "Committed",
      value: exactUsd(committed),
      note: "what running videos will still cost",
      lines: [
        isFree
          ? "Snapshots cost nothing."
          : `${plural(Math.round(committed / price), "hour")} that running and paused videos still have × ${exactUsd(price)}`,
        asOf,
      ],
    },
    {
      name: "Time left",
      value: hours === null ? null : formatHours(hours),
      note: hours === null ? "nothing is running" : "at the videos that run now",
      lines: [
        hours === null
          ? "Needs a running video that costs something."
          : `${spendable} ÷ (${plural(active, "running video")} × ${exactUsd(price)} an hour) = ${plural(hours, "hour")}, rounded down`,
        asOf,
      ],
    },
  ];
}
