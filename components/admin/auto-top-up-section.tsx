"use client";

import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { ruleWords } from "@/lib/billing/auto-top-up-rules";
import { formatUsd } from "@/lib/core/format";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";
import { OrganizationActs } from "./organization-acts";
import { useProposalDecision } from "./use-proposal-decision";

/** Renders one organization's auto top-up rule and its pending proposal. */
export function AutoTopUpSection({ organization }: { organization: OrganizationDetail }) {
  const { auto_top_up, auto_top_up_proposal: proposal } = organization;
  const { buttonsFor, dialog } = useProposalDecision();
  return (
    <>
      <Facts id="auto" title="Auto top-up" facts={autoFacts(organization)}>
        <OrganizationActs organization={organization} acts={["auto"]} />
      </Facts>
      {proposal && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-accent border-l-2 py-1 pl-4">
          <p className="min-w-0 max-w-prose">
            Proposed <Time value={proposal.at} form="date" /> by <bdi>{proposal.by}</bdi>:{" "}
            <span className="tabular-nums">{ruleWords(proposal)}</span>.
          </p>
          {buttonsFor({ organization, proposal, auto_top_up })}
        </div>
      )}
      {dialog}
    </>
  );
}

function autoFacts({ auto_top_up: rule, auto_booked_usd, auto_is_stopped }: OrganizationDetail) {
  if (!rule) return [{ name: "Status", value: "Off" }];
  const added = formatUsd(auto_booked_usd);
  return [
    { name: "Below", value: formatUsd(rule.below_usd) },
    { name: "Add", value: formatUsd(rule.amount_usd) },
    { name: "At most per month", value: formatUsd(rule.monthly_usd) },
    { name: "Added this month (UTC)", value: auto_is_stopped ? `${added}, monthly maximum reached` : added },
  ];
}
