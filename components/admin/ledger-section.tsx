"use client";

import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { Choice } from "@/components/ui/choice";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { ledgerKindName } from "@/lib/billing/ledger-rules";
import { formatChange, formatInteger, usdColumnFormat } from "@/lib/core/format";
import type { AdminLedgerEntry } from "@/lib/operations/admin/schemas";
import { adminLedgerQuery } from "./queries";
import { organizationParams } from "./search-params";

const UNITS = [
  { id: "money", name: "Money" },
  { id: "credits", name: "Credits" },
] as const;

export function LedgerSection({ id }: { id: string }) {
  const [{ unit }, setParams] = useQueryStates(organizationParams);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(
    adminLedgerQuery(id, unit),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section aria-label="Ledger" className="flex flex-col items-stretch gap-3">
      <div className="flex">
        <Choice label="Unit" value={unit} options={UNITS} onChange={(next) => setParams({ unit: next })} />
      </div>
      {error && (
        <ErrorState title="The ledger couldn't be refreshed" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={6} label="Loading the ledger" />}
      {data && entries.length === 0 && <EmptyState title="No entries yet" />}
      {entries.length > 0 && <Entries entries={entries} />}
      {hasNextPage && (
        <div>
          <Button size="sm" variant="outline" isPending={isFetchingNextPage} onPress={() => fetchNextPage()}>
            Older entries
          </Button>
        </div>
      )}
    </section>
  );
}

function Entries({ entries }: { entries: readonly AdminLedgerEntry[] }) {
  const money = entries.filter(({ unit }) => unit === "usd_micros");
  const amountUsd = usdColumnFormat(money.map(({ amount }) => amount));
  const balanceUsd = usdColumnFormat(money.map(({ balance_after }) => balance_after));
  return (
    <StackedTable
      caption="Ledger entries, newest first"
      headings={[
        "Entry",
        "Time",
        { name: "Amount", isNumeric: true },
        { name: "Balance after", isNumeric: true },
        "Booked by",
        "ID",
      ]}
    >
      {entries.map((entry) => {
        const isMoney = entry.unit === "usd_micros";
        return (
          <tr key={entry.id} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
              {ledgerKindName(entry.kind)}
              {entry.note && (
                <span className="block break-words font-normal text-muted text-xs">
                  <bdi>{entry.note}</bdi>
                </span>
              )}
            </th>
            <StackedCell label="Time">
              <Time value={entry.created_at} />
            </StackedCell>
            <StackedCell label="Amount" isNumeric>
              <span className="whitespace-nowrap tabular-nums">
                {formatChange(entry.amount, isMoney ? amountUsd : formatInteger)}
              </span>
            </StackedCell>
            <StackedCell label="Balance" isNumeric>
              <span className="whitespace-nowrap tabular-nums">
                {(isMoney ? balanceUsd : formatInteger)(entry.balance_after)}
              </span>
              {!isMoney && (
                <span className="block text-muted text-xs">
                  {entry.unit === "points_allotted" ? "monthly" : "purchased"}
                </span>
              )}
            </StackedCell>
            <StackedCell label="By">
              {entry.by ? <span className="break-all">{entry.by}</span> : <span className="text-muted">Clipscope</span>}
            </StackedCell>
            <StackedCell label="ID">
              <CopyButton text={entry.id} label={`Copy entry ID ${entry.id}`} isIconOnly />
            </StackedCell>
          </tr>
        );
      })}
    </StackedTable>
  );
}
