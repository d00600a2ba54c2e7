import { DEFAULT_PRICE_PER_SNAPSHOT, PLAN_NAMES, PLANS, type Plan, toUsd } from "@/lib/billing/rules";
import { formatInteger, formatUsd } from "@/lib/core/format";
import { MAX_DURATION_DAYS } from "@/lib/tracking/videos/choice-rules";
import { PriceCalculator } from "./price-calculator";
import { Section } from "./section";

const PRICE = formatUsd(toUsd(DEFAULT_PRICE_PER_SNAPSHOT));

const COUNTED: readonly { text: string; isCharged: boolean }[] = [
  { text: "Every stored snapshot, including the first one", isCharged: true },
  { text: "Failed calls, missed hours and paused hours", isCharged: false },
  { text: "Hours after you stop", isCharged: false },
  { text: "Dashboard, REST API, webhooks and CSV exports", isCharged: false },
];

const LIMITS: readonly { name: string; of(plan: Plan): number }[] = [
  { name: "Videos at a time", of: (plan) => PLANS[plan].maxVideos },
  { name: "API requests per minute and key", of: (plan) => PLANS[plan].ratePerMinute },
  { name: "Credits per month for channel data", of: (plan) => PLANS[plan].creditsPerMonth },
];
const PLAN_COLUMNS = ["free", "pro", "enterprise"] as const;

export function Pricing() {
  return (
    <Section
      id="pricing"
      title="Pricing"
      lead={
        <>
          <p>
            <strong className="font-semibold text-foreground">{PRICE} per snapshot</strong>, taken from a prepaid
            balance. No subscription, no minimum.
          </p>
          <table className="mt-6 w-full max-w-md text-base">
            <caption className="sr-only">What counts toward the price</caption>
            <tbody>
              {COUNTED.map(({ text, isCharged }) => (
                <tr key={text} className="border-rule border-t last:border-b">
                  <th scope="row" className="py-3 pr-4 text-left font-normal">
                    {text}
                  </th>
                  <td className="whitespace-nowrap py-3 text-right font-medium text-foreground">
                    {isCharged ? PRICE : "Free"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      }
      layout="beside"
      isTinted
    >
      <PriceCalculator maxDays={MAX_DURATION_DAYS} />
      <Plans />
    </Section>
  );
}

function Plans() {
  return (
    <table className="mt-8 w-full table-fixed border-collapse">
      <caption className="sr-only">Limits of each plan</caption>
      <thead>
        <tr className="border-border border-b">
          <th scope="col" className="w-[36%] py-3 text-left sm:w-2/5 font-medium text-muted">
            Plan
          </th>
          {PLAN_COLUMNS.map((plan) => (
            <th key={plan} scope="col" className="py-3 pl-2 text-right font-medium max-sm:text-xs">
              {PLAN_NAMES[plan]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LIMITS.map(({ name, of }) => (
          <tr key={name} className="border-rule border-b">
            <th scope="row" className="py-3 pr-3 text-left font-normal text-muted">
              {name}
            </th>
            {PLAN_COLUMNS.map((plan) => (
              <td key={plan} className="py-3 text-right">
                {plan === "enterprise" ? "Custom" : formatInteger(of(plan))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
