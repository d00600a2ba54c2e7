import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import type { Billing } from "@/lib/billing/schemas";
import { formatInteger } from "@/lib/core/format";

/** Renders the credits that pay for channel calls, this month's usage first. */
export function PointsFacts({ billing: { points } }: { billing: Billing }) {
  return (
    <>
      <Facts
        id="points"
        title="Points"
        facts={[
          {
            name: "Left of the month's",
            value: `${formatInteger(points.allotted)} of ${formatInteger(points.per_month)}`,
          },
          { name: "Left of bought ones", value: formatInteger(points.purchased) },
          {
            name: "Used",
            value: (
              <>
                {formatInteger(points.used)} since <Time value={points.since} form="date" />
              </>
            ),
          },
          { name: "Renewed on", value: <Time value={points.renews_at} form="date" /> },
        ]}
      />
      <p className="mt-3 max-w-prose text-muted">
        Points pay for API calls about channels. The month's are used first, and what is left of them expires on the day
        of renewal; bought ones stay.
      </p>
    </>
  );
}
