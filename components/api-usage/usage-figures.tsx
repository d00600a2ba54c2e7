"use client";

import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import { useReaderTime } from "@/components/ui/time-zone";
import { formatDateTime, formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import type { ApiUsage } from "@/lib/developers/api-usage/schemas";
import { callsWords, sharePercent } from "./words";

/** Renders the totals of the range side by side, separated by thin rules. */
export function UsageFigures({ usage }: { usage: ApiUsage }) {
  const zone = useReaderTime();
  const { totals, busiest, rate_limit_per_minute: limit } = usage;
  return (
    <section aria-label="Totals">
      <dl className="grid grid-cols-2 gap-y-5 panel p-4 sm:grid-cols-3 lg:grid-cols-5">
        <Item name="Calls" note="across all keys">
          <Figure value={totals.calls} />
        </Item>
        <Item
          name="Errors"
          note={totals.calls === 0 ? "no calls" : `${formatPercent((totals.errors / totals.calls) * 100)} of calls`}
        >
          <Figure value={totals.errors} />
        </Item>
        <Item name="Credits used" note={`${formatInteger(usage.credits_left)} left`}>
          <Figure value={totals.credits} />
        </Item>
        <Item
          name="Cost of snapshots"
          note={`${formatInteger(totals.snapshots)} stored, from the API and the dashboard`}
        >
          {formatUsd(totals.amount_usd)}
        </Item>
        <Item
          name="Busiest hour of one key"
          note={
            busiest
              ? `of ${formatInteger(limit)} calls per minute, on average: ${callsWords(busiest.calls)} by ${busiest.key.name}, ${formatDateTime(busiest.hour, zone)}`
              : `the limit is ${formatInteger(limit)} calls per minute for each key`
          }
        >
          {busiest ? sharePercent(busiest.share) : "—"}
        </Item>
      </dl>
    </section>
  );
}

function Item({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div className="min-w-0 border-rule pr-4 lg:border-l lg:pl-5 lg:first:border-l-0 lg:first:pl-0">
      <dt className="text-muted">{name}</dt>
      <dd className="mt-0.5 font-semibold text-xl tabular-nums tracking-tight">{children}</dd>
      <dd className="wrap-anywhere text-muted text-xs">{note}</dd>
    </div>
  );
}
