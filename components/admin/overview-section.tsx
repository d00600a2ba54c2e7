"use client";

import { Facts } from "@/components/ui/facts";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { PLAN_NAMES } from "@/lib/billing/rules";
import { formatHours, formatInteger, formatUsd, plural } from "@/lib/core/format";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";
import { ROLE_NAMES } from "@/lib/people/members/rules";
import { AutoTopUpSection } from "./auto-top-up-section";
import { OrganizationActs } from "./organization-acts";

/** Renders one organization's money, terms and people. */
export function OverviewSection({ organization }: { organization: OrganizationDetail }) {
  const { limits, credits } = organization;
  const limit = ({ own, plan }: { own: number | null; plan: number }) =>
    own === null ? `${formatInteger(plan)} (plan)` : `${formatInteger(own)} (plan: ${formatInteger(plan)})`;
  return (
    <>
      <Figures organization={organization} />
      <Facts
        id="terms"
        title="Plan, price and limits"
        facts={[
          { name: "Plan", value: PLAN_NAMES[organization.plan] },
          { name: "Price per snapshot", value: formatUsd(organization.price_per_snapshot_usd, 6) },
          { name: "API requests per minute", value: limit(limits.rate_limit_per_minute) },
          { name: "Concurrent videos", value: limit(limits.max_concurrent_videos) },
          { name: "Credits per month", value: limit(limits.credits_per_month) },
          { name: "Monthly credits left", value: formatInteger(credits.allotted) },
          { name: "Purchased credits left", value: formatInteger(credits.purchased) },
          { name: "Credits renew", value: <Time value={credits.renew_at} /> },
        ]}
      >
        <OrganizationActs organization={organization} acts={["plan", "price", "limits"]} />
      </Facts>
      <AutoTopUpSection organization={organization} />
      <People organization={organization} />
    </>
  );
}

function Figures({ organization }: { organization: OrganizationDetail }) {
  const runway = organization.runway_hours;
  const figures = [
    { name: "Balance", value: formatUsd(organization.balance_usd, 2), note: "from the ledger" },
    { name: "Pending charges", value: formatUsd(organization.uncharged_usd), note: "current hour" },
    {
      name: "Available balance",
      value: formatUsd(organization.spendable_usd, 2),
      note: `alert below ${formatUsd(organization.low_balance_threshold_usd)}`,
    },
    { name: "Committed", value: formatUsd(organization.committed_usd, 2), note: "remaining cost of tracked videos" },
    {
      name: "Runway",
      value: runway === null ? "—" : formatHours(runway),
      note: runway === null ? "no tracked videos" : `${plural(organization.running_videos, "tracked video")}`,
    },
  ];
  return (
    <section aria-label="Money">
      <dl className="grid grid-cols-2 gap-y-5 panel p-4 sm:grid-cols-3 lg:grid-cols-5">
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
      <p className="mt-2 text-muted text-xs">
        As of <Time value={organization.at} />.
      </p>
    </section>
  );
}

function People({ organization }: { organization: OrganizationDetail }) {
  return (
    <section aria-labelledby="people" className="mt-8">
      <h2 id="people" className="font-semibold text-base">
        Members
      </h2>
      {organization.people.length === 0 ? (
        <p className="mt-2 text-muted">No members.</p>
      ) : (
        <StackedTable caption="Members" headings={["Name", "Email", "Role", "Since"]}>
          {organization.people.map((person) => (
            <tr key={person.email} className="block border-rule border-b py-2 md:table-row md:py-0">
              <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
                <bdi>{person.name}</bdi>
              </th>
              <StackedCell label="Email">
                <span className="break-all">{person.email}</span>
              </StackedCell>
              <StackedCell label="Role">
                {ROLE_NAMES[person.role]}
                {person.is_admin && ", admin"}
              </StackedCell>
              <StackedCell label="Since">
                <Time value={person.joined_at} form="date" />
              </StackedCell>
            </tr>
          ))}
        </StackedTable>
      )}
    </section>
  );
}
