import type { Usage } from "@/lib/billing/schemas";
import { formatHours, formatInteger, formatUsd } from "@/lib/format";

/** Money's figures, side by side and parted by thin rules. */
export function MoneyFigures({ usage }: { usage: Usage }) {
  const spendable = usage.balance_usd - usage.uncharged_usage_usd;
  const figures = [
    { name: "Balance", value: formatUsd(usage.balance_usd), note: "booked so far" },
    { name: "Uncharged", value: formatUsd(usage.uncharged_usage_usd), note: "this hour, booked at its end" },
    {
      name: "To spend",
      value: formatUsd(round(spendable)),
      note: `${formatInteger(usage.estimated_snapshots_remaining)} snapshots`,
    },
    { name: "Committed", value: formatUsd(usage.committed_usd), note: "what running videos will still cost" },
    {
      name: "Time left",
      value: usage.runway_hours === null ? "–" : formatHours(usage.runway_hours),
      note: usage.runway_hours === null ? "nothing is running" : "at the videos that run now",
    },
  ];
  const isShort = usage.committed_usd > spendable;
  return (
    <section aria-label="Money">
      <dl className="grid grid-cols-2 gap-y-5 border-rule border-y py-5 sm:grid-cols-3 lg:grid-cols-5">
        {figures.map((figure) => (
          <div
            key={figure.name}
            className="min-w-0 border-rule pr-4 lg:border-l lg:pl-5 lg:first:border-l-0 lg:first:pl-0"
          >
            <dt className="text-muted">{figure.name}</dt>
            <dd className="mt-0.5 font-semibold text-xl tabular-nums tracking-tight">{figure.value}</dd>
            <dd className="text-muted text-xs">{figure.note}</dd>
          </div>
        ))}
      </dl>
      {isShort && (
        <p className="mt-3 text-warning">
          Running videos will cost {formatUsd(round(usage.committed_usd - spendable))} more than there is: without a
          top-up they pause when the money is used up, and go on after one.
        </p>
      )}
    </section>
  );
}

/** Differences of doubles show digits that no micro-dollar stands behind. */
const round = (usd: number) => Math.round(usd * 1e6) / 1e6;
