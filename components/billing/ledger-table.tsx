"use client";

import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { useTimeZone } from "@/components/ui/time-zone";
import { foldLedger } from "@/lib/billing/ledger-fold-rules";
import { ledgerKindName } from "@/lib/billing/ledger-rules";
import type { LedgerRow } from "@/lib/billing/schemas";
import { plural } from "@/lib/core/format";
import { UsageDay } from "./usage-day";
import { BALANCE_OF, ledgerColumns } from "./words";

/** The usage of each day is one line, which opens to its hours. Amounts have equal decimals, to align on the point. */
export function LedgerTable({ entries }: { entries: readonly LedgerRow[] }) {
  const columns = ledgerColumns(entries);
  return (
    <StackedTable
      caption="Ledger entries, newest first"
      headings={["Entry", "Time", { name: "Amount", isNumeric: true }, { name: "Balance after", isNumeric: true }]}
    >
      {foldLedger(entries, useTimeZone()).map(({ entries: [newest, ...older], day }) =>
        day !== null && older.length > 0 ? (
          <UsageDay key={newest.id} day={day} hours={[newest, ...older]} columns={columns} />
        ) : (
          <EntryRow key={newest.id} entry={newest} columns={columns} />
        ),
      )}
    </StackedTable>
  );
}

interface EntryRowProps {
  entry: LedgerRow;
  columns: ReturnType<typeof ledgerColumns>;
}

function EntryRow({ entry, columns }: EntryRowProps) {
  return (
    <tr className="block border-rule border-b py-3 md:table-row md:py-0">
      <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
        {ledgerKindName(entry.kind)}
        <Details entry={entry} amount={columns.amount(entry)} />
      </th>
      <StackedCell label="Time">
        <Time value={entry.created_at} />
      </StackedCell>
      <StackedCell label="Amount" isNumeric>
        <span className="whitespace-nowrap">{columns.amount(entry)}</span>
      </StackedCell>
      <StackedCell label="Balance" isNumeric>
        <span className="whitespace-nowrap">{columns.balance(entry)}</span>
        {BALANCE_OF[entry.unit] && <span className="block text-muted text-xs">{BALANCE_OF[entry.unit]}</span>}
      </StackedCell>
    </tr>
  );
}

function Details({ entry, amount }: { entry: LedgerRow; amount: string }) {
  const className = "block break-words font-normal text-muted text-xs";
  if (entry.hour !== null && entry.snapshots !== null)
    return (
      <span className={className}>
        {plural(entry.snapshots, "snapshot")} in the hour starting <Time value={entry.hour} />
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
          Receipt<span className="sr-only"> of {amount}</span>
        </Link>
      )}
    </>
  );
}
