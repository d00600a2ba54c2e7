"use client";

import { useQuery } from "@tanstack/react-query";
import { usageQuery } from "@/components/queries";
import { availableUsd, estimateCost, fromUsd, SNAPSHOTS_PER_DAY, toUsd } from "@/lib/billing/rules";
import { plural, usdColumnFormat } from "@/lib/core/format";

/** Maximum cost of the chosen days against the available balance. Same height with and without numbers. */
export function TrackCost({ days }: { days: number }) {
  const { data: usage } = useQuery(usageQuery);
  const isValid = Number.isInteger(days) && days >= 1 && days <= 30;
  if (!usage || !isValid) return <p className="min-h-15 border-rule border-y py-2.5 text-muted text-sm">—</p>;
  const cost = toUsd(estimateCost(days, fromUsd(usage.cost_per_snapshot)));
  const spendable = availableUsd(usage);
  const missing = cost - spendable;
  const usd = usdColumnFormat([cost, spendable]);
  return (
    <div aria-live="polite" className="min-h-15 border-rule border-y py-2.5 text-sm tabular-nums">
      <p className="flex justify-between gap-4">
        <span>
          Maximum cost <span className="text-muted">({plural(days * SNAPSHOTS_PER_DAY, "snapshot")})</span>
        </span>
        <strong className="font-semibold" data-testid="track-cost">
          {usd(cost)}
        </strong>
      </p>
      <p className={`flex justify-between gap-4 ${missing > 0 ? "text-danger" : "text-muted"}`}>
        <span>{missing > 0 ? "Exceeds the available balance" : "Available balance"}</span>
        <span>{usd(spendable)}</span>
      </p>
    </div>
  );
}
