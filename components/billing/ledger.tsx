"use client";

import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ledgerQuery } from "@/components/queries";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Time } from "@/components/ui/time";
import { formatChange, formatUsd } from "@/lib/format";

const KINDS: Record<string, string> = {
  top_up: "Top-up",
  free_credit: "Free credit",
  usage: "Usage",
  correction: "Correction",
};

export function Ledger() {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery(ledgerQuery);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section aria-labelledby="ledger" className="mt-8">
      <h2 id="ledger" className="font-semibold text-base">
        Ledger
      </h2>
      {isPending && <PlaceholderRows rows={4} label="Loading the ledger" />}
      {error && (
        <ErrorState title="The ledger could not be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && entries.length === 0 && (
        <EmptyState title="No money has moved yet">The first top-up and each hour's usage will stand here.</EmptyState>
      )}
      {entries.length > 0 && (
        <table className="mt-2 w-full text-left">
          <caption className="sr-only">Ledger entries, newest first</caption>
          <thead className="border-rule border-b text-muted text-xs">
            <tr>
              <th scope="col" className="py-2 pr-4 font-medium">
                When
              </th>
              <th scope="col" className="py-2 pr-4 font-medium">
                What
              </th>
              <th scope="col" className="py-2 pr-4 text-right font-medium">
                Amount
              </th>
              <th scope="col" className="py-2 text-right font-medium">
                Balance
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id} className="border-rule border-b align-top">
                <td className="py-2 pr-4 text-muted">
                  <Time value={entry.created_at} />
                </td>
                <td className="py-2 pr-4">
                  {KINDS[entry.kind] ?? entry.kind}
                  {entry.note && entry.note !== KINDS[entry.kind] && (
                    <span className="block text-muted text-xs">{entry.note}</span>
                  )}
                </td>
                <td className="whitespace-nowrap py-2 pr-4 text-right tabular-nums">
                  {formatChange(entry.amount_usd, formatUsd)}
                </td>
                <td className="whitespace-nowrap py-2 text-right tabular-nums">{formatUsd(entry.balance_after_usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <div className="mt-3">
          <Button size="sm" variant="outline" isPending={isFetchingNextPage} onPress={() => fetchNextPage()}>
            Older entries
          </Button>
        </div>
      )}
    </section>
  );
}
