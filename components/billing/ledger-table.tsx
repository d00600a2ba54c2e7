import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { ledgerKindName } from "@/lib/billing/ledger-rules";
import type { LedgerRow } from "@/lib/billing/schemas";
import { plural } from "@/lib/core/format";
import { amountWords, BALANCE_OF, balanceWords } from "./words";

export function LedgerTable({ entries }: { entries: readonly LedgerRow[] }) {
  return (
    <StackedTable
      caption="Ledger entries, newest first"
      headings={["What", "When", { name: "Amount", isNumeric: true }, { name: "Balance after", isNumeric: true }]}
    >
      {entries.map((entry) => (
        <tr key={entry.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            {ledgerKindName(entry.kind)}
            <Details entry={entry} />
          </th>
          <StackedCell label="When">
            <Time value={entry.created_at} />
          </StackedCell>
          <StackedCell label="Amount" isNumeric>
            <span className="whitespace-nowrap">{amountWords(entry)}</span>
          </StackedCell>
          <StackedCell label="After" isNumeric>
            <span className="whitespace-nowrap">{balanceWords(entry)}</span>
            {BALANCE_OF[entry.unit] && <span className="block text-muted text-xs">{BALANCE_OF[entry.unit]}</span>}
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}

function Details({ entry }: { entry: LedgerRow }) {
  const className = "block break-words font-normal text-muted text-xs";
  if (entry.hour !== null && entry.snapshots !== null)
    return (
      <span className={className}>
        {plural(entry.snapshots, "snapshot")} in the hour from <Time value={entry.hour} />
      </span>
    );
  return (
    <>
      {entry.note && entry.note !== ledgerKindName(entry.kind) && (
        <span className={className}>
          <bdi>{entry.note}</bdi>
        </span>
      )}
      {entry.kind === "top_up" && (
        <Link
          href={`/billing/receipts/${entry.id}`}
          prefetch={false}
          className="tap-target ml-2 inline-flex items-center font-normal text-link text-xs underline underline-offset-2"
        >
          Receipt<span className="sr-only"> of {amountWords(entry)}</span>
        </Link>
      )}
    </>
  );
}
