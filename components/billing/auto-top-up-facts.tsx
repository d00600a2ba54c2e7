"use client";

import dynamic from "next/dynamic";
import { Facts } from "@/components/ui/facts";
import { AutoTopUp, type Billing } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";
import { OpenDialog } from "./open-dialog";
import { ProposalNotice } from "./proposal-notice";

const ProposeDialog = dynamic(() => import("./propose-auto-top-up").then((file) => file.ProposeDialog), { ssr: false });

/** Renders the current auto top-up rule and an owner's proposal. */
export function AutoTopUpFacts({ billing, canPropose }: { billing: Billing; canPropose: boolean }) {
  const { auto_top_up: rule, auto_top_up_proposal: proposal } = billing;
  // Only the form's own fields: a form submits all of its values.
  const start = AutoTopUp.nullable().parse(proposal ?? rule);
  return (
    <>
      <Facts
        id="auto-top-up"
        title="Auto top-up"
        facts={
          rule
            ? [
                { name: "Below", value: formatUsd(rule.below_usd) },
                { name: "Add", value: formatUsd(rule.amount_usd) },
                { name: "At most per month", value: formatUsd(rule.monthly_usd) },
                { name: "Added this month (UTC)", value: formatUsd(rule.booked_usd) },
              ]
            : [{ name: "Status", value: "Off" }]
        }
      >
        {canPropose && <OpenDialog label="Propose auto top-up" dialog={ProposeDialog} facts={{ start }} />}
      </Facts>
      {proposal && <ProposalNotice key={proposal.id} proposal={proposal} canPropose={canPropose} />}
      <p className="mt-3 max-w-prose text-muted">
        Adds money when your available balance is low, so tracking doesn't pause. An owner proposes the amounts, and
        Clipscope approves them.
      </p>
    </>
  );
}
