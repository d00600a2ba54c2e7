import { Facts } from "@/components/ui/facts";
import { PLAN_NAMES } from "@/lib/billing/rules";
import type { Billing } from "@/lib/billing/schemas";
import { formatInteger } from "@/lib/core/format";
import { exactUsd } from "./words";

export function PlanTerms({ billing: { usage, max_videos } }: { billing: Billing }) {
  return (
    <>
      <Facts
        id="plan-terms"
        title="Plan and price"
        facts={[
          { name: "Plan", value: PLAN_NAMES[usage.plan] },
          { name: "Price per snapshot", value: exactUsd(usage.cost_per_snapshot) },
          {
            name: "Videos at once",
            value: `${formatInteger(usage.active_videos)} running, ${formatInteger(max_videos)} allowed`,
          },
          { name: "API requests", value: `${formatInteger(usage.rate_limit_per_minute)} a minute and key` },
          { name: "Snapshots so far", value: formatInteger(usage.total_snapshots) },
          { name: "Charged so far", value: exactUsd(usage.total_charged_usd) },
        ]}
      />
      <p className="mt-3 max-w-prose text-muted">
        A snapshot is one video's figures in one hour; what could not be read is not charged. Money comes in by top-ups
        that the people who run this service book for you, from 10 USD on: there are no card payments here. Owners and
        managers can ask for one.
      </p>
    </>
  );
}
