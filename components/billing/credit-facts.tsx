import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import type { Billing } from "@/lib/billing/schemas";
import { formatInteger } from "@/lib/core/format";

/** Renders the credits that pay for channel calls, this month's usage first. */
export function CreditFacts({ billing: { credits } }: { billing: Billing }) {
  return (
    <>
      <Facts
        id="credits"
        title="Credits"
        facts={[
          {
            name: "Monthly credits left",
            value: `${formatInteger(credits.allotted)} of ${formatInteger(credits.per_month)}`,
          },
          { name: "Purchased credits left", value: formatInteger(credits.purchased) },
          {
            name: "Used",
            value: (
              <>
                {formatInteger(credits.used)} since <Time value={credits.since} form="date" />
              </>
            ),
          },
          { name: "Next renewal", value: <Time value={credits.renews_at} form="date" /> },
        ]}
      />
      <p className="mt-3 max-w-prose text-muted">
        Credits pay for channel calls of the API. Monthly credits are used first and expire at renewal. Purchased
        credits don't expire.
      </p>
    </>
  );
}
