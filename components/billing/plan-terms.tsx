import type { Usage } from "@/lib/billing/schemas";
import { formatInteger, formatUsd } from "@/lib/format";

const PLAN_NAMES: Record<Usage["plan"], string> = { free: "Free", pro: "Pro", enterprise: "Enterprise" };

export function PlanTerms({ usage, maxVideos }: { usage: Usage; maxVideos: number }) {
  const terms = [
    { name: "Plan", value: PLAN_NAMES[usage.plan] },
    { name: "Price per snapshot", value: formatUsd(usage.cost_per_snapshot) },
    {
      name: "Videos at once",
      value: `${formatInteger(usage.active_videos)} running, ${formatInteger(maxVideos)} allowed`,
    },
    { name: "API requests", value: `${formatInteger(usage.rate_limit_per_minute)} a minute and key` },
    { name: "Snapshots so far", value: formatInteger(usage.total_snapshots) },
    { name: "Charged so far", value: formatUsd(usage.total_charged_usd) },
  ];
  return (
    <section aria-labelledby="plan-terms" className="mt-8">
      <h2 id="plan-terms" className="font-semibold text-base">
        Plan and price
      </h2>
      <dl className="mt-2 grid gap-x-10 sm:grid-cols-2">
        {terms.map((term) => (
          <div key={term.name} className="flex justify-between gap-4 border-rule border-b py-2">
            <dt className="text-muted">{term.name}</dt>
            <dd className="text-right tabular-nums">{term.value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-prose text-muted">
        A snapshot is one video's figures in one hour; what could not be read is not charged. Money comes in by top-ups
        that the people who run this service book for you, from 10 USD on: there are no card payments here.
      </p>
    </section>
  );
}
