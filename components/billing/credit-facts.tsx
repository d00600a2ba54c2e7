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
            name: "Left of the month's",
            value: `${formatInteger(credits.allotted)} of ${formatInteger(credits.per_month)}`,
          },
          { name: "Left of bought ones", value: formatInteger(credits.purchased) },
          {
            name: "Used",
            value: (
              <>
                {formatInteger(credits.used)} since <Time value={credits.since} form="date" />
              </>
            ),
          },
          { name: "Renewed on", value: <Time value={credits.renews_at} form="date" /> },
        ]}
      />
      <p className="mt-3 max-w-prose text-muted">
        Credits pay for API calls about channels. The month's are used first, and what is left of them expires on the
        day of renewal; bought ones stay.
      </p>
    </>
  );
}
