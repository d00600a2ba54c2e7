import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { PLAN_NAMES } from "@/lib/billing/rules";
import { formatHours, formatInteger, formatUsd } from "@/lib/core/format";
import type { OrganizationRow } from "@/lib/operations/admin/schemas";
import { StateLabel } from "./state-label";

const HEADINGS = [
  "Organization",
  "Status",
  { name: "Balance", isNumeric: true },
  { name: "Available balance", isNumeric: true },
  { name: "Pending charges", isNumeric: true },
  { name: "Committed", isNumeric: true },
  { name: "Tracked", isNumeric: true },
  { name: "Members", isNumeric: true },
  "Last activity",
] as const;

export function OrganizationTable({ rows }: { rows: readonly OrganizationRow[] }) {
  return (
    <StackedTable caption="Organizations" headings={HEADINGS}>
      {rows.map((row) => (
        <tr key={row.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th
            scope="row"
            className="block min-w-0 py-1 pr-4 font-medium md:table-cell md:max-w-56 md:py-2.5 md:align-top"
          >
            <Link
              href={`/admin/organizations/${encodeURIComponent(row.id)}`}
              className="tap-target break-words text-link underline-offset-2 hover:underline"
            >
              <bdi>{row.name}</bdi>
            </Link>
            <span className="block font-normal text-muted text-xs">{PLAN_NAMES[row.plan]}</span>
          </th>
          <StackedCell label="Status">
            <StateLabel organization={row} />
          </StackedCell>
          <StackedCell label="Balance" isNumeric>
            <Money usd={row.balance_usd} />
          </StackedCell>
          <StackedCell label="Available balance" isNumeric>
            <Money usd={row.spendable_usd} />
          </StackedCell>
          <StackedCell label="Pending charges" isNumeric>
            <Money usd={row.uncharged_usd} />
          </StackedCell>
          <StackedCell label="Committed" isNumeric>
            <Money usd={row.committed_usd} />
            <span className="block text-muted text-xs">
              {row.runway_hours === null ? "no tracked videos" : `runway ${formatHours(row.runway_hours)}`}
            </span>
          </StackedCell>
          <StackedCell label="Tracked" isNumeric>
            <span className="tabular-nums">{formatInteger(row.running_videos)}</span>
          </StackedCell>
          <StackedCell label="Members" isNumeric>
            <span className="tabular-nums">{formatInteger(row.members)}</span>
          </StackedCell>
          <StackedCell label="Last activity">
            {row.last_activity_at ? (
              <Time value={row.last_activity_at} form="relative" />
            ) : (
              <span className="text-muted">Never</span>
            )}
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}

/** Renders an amount to the cent, with the exact amount on hover and for screen readers. */
function Money({ usd }: { usd: number }) {
  const exact = formatUsd(usd, 6);
  const short = formatUsd(usd, 2);
  if (short === exact) return <span className="tabular-nums">{exact}</span>;
  return (
    <span className="tabular-nums" title={exact}>
      <span aria-hidden>{short}</span>
      <span className="sr-only">{exact}</span>
    </span>
  );
}
