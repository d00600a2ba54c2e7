"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { ruleWords } from "@/lib/billing/auto-top-up-rules";
import { formatUsd, plural } from "@/lib/core/format";
import { autoTopUpProposalsQuery } from "./queries";
import { useProposalDecision } from "./use-proposal-decision";

const HEADINGS = [
  "Organization",
  { name: "Below", isNumeric: true },
  { name: "Add", isNumeric: true },
  { name: "Per month", isNumeric: true },
  "Current rule",
  "Proposed",
] as const;

/** Renders the proposals that await an admin's decision; nothing if there are none. */
export function AutoTopUpProposals() {
  const { data } = useQuery(autoTopUpProposalsQuery);
  const { buttonsFor, dialog } = useProposalDecision();
  return (
    <>
      {data && data.rows.length > 0 && (
        <section aria-labelledby="proposals" className="mb-8">
          <h2 id="proposals" className="mb-2 font-semibold text-base">
            Auto top-up proposals
          </h2>
          <StackedTable caption="Auto top-up proposals" headings={HEADINGS} hasActions>
            {data.rows.map((row) => (
              <tr key={row.organization.id} className="block border-rule border-b py-3 md:table-row md:py-0">
                <th scope="row" className="block min-w-0 py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
                  <Link
                    href={`/admin/organizations/${encodeURIComponent(row.organization.id)}`}
                    className="tap-target break-words text-link underline-offset-2 hover:underline"
                  >
                    <bdi>{row.organization.name}</bdi>
                  </Link>
                </th>
                <StackedCell label="Below" isNumeric>
                  {formatUsd(row.proposal.below_usd)}
                </StackedCell>
                <StackedCell label="Add" isNumeric>
                  {formatUsd(row.proposal.amount_usd)}
                </StackedCell>
                <StackedCell label="Per month" isNumeric>
                  {formatUsd(row.proposal.monthly_usd)}
                </StackedCell>
                <StackedCell label="Current rule">{row.auto_top_up ? ruleWords(row.auto_top_up) : "Off"}</StackedCell>
                <StackedCell label="Proposed">
                  <Time value={row.proposal.at} form="date" />
                  <span className="block text-muted text-xs">
                    <bdi>{row.proposal.by}</bdi>
                  </span>
                </StackedCell>
                <td className="block py-2 md:table-cell md:align-top">{buttonsFor(row)}</td>
              </tr>
            ))}
          </StackedTable>
          {data.total > data.rows.length && (
            <p className="mt-2 text-muted text-xs">
              The oldest {data.rows.length} of {plural(data.total, "proposal")}.
            </p>
          )}
        </section>
      )}
      {dialog}
    </>
  );
}
