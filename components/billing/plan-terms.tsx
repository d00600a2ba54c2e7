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
            name: "Concurrent videos",
            value: `${formatInteger(usage.active_videos)} tracked, ${formatInteger(max_videos)} allowed`,
          },
          { name: "API requests", value: `${formatInteger(usage.rate_limit_per_minute)} per minute for each key` },
          { name: "Snapshots to date", value: formatInteger(usage.total_snapshots) },
          { name: "Charged to date", value: exactUsd(usage.total_charged_usd) },
        ]}
      />
      <p className="mt-3 max-w-prose text-muted">
        A snapshot is one video's numbers in one hour. Missed hours are free. Admins of this service book top-ups of
        $10.00 or more; card payments aren't supported. Owners and managers can request a top-up.
      </p>
    </>
  );
}
