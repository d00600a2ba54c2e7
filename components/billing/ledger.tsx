"use client";

import { Button } from "@heroui/react/button";
import { buttonVariants } from "@heroui/styles";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { useTimeZone } from "@/components/ui/time-zone";
import { LedgerFilters } from "./ledger-filters";
import { LedgerTable } from "./ledger-table";
import { ledgerFile, ledgerQuery } from "./queries";
import { isNarrowed, ledgerParams, NO_FILTER, toLedgerFilter } from "./search-params";

export function Ledger() {
  const [params, setParams] = useQueryStates(ledgerParams);
  const filter = toLedgerFilter(params, useTimeZone());
  const ledger = useInfiniteQuery(ledgerQuery(filter));
  const { data, error, refetch } = ledger;
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const isEmpty = data !== undefined && entries.length === 0;
  return (
    <section aria-labelledby="ledger" className="panel mt-4 flex flex-col gap-3 p-4 md:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="ledger" className="font-semibold text-base">
          Ledger
        </h2>
        {entries.length > 0 && (
          <a
            href={ledgerFile(filter)}
            download
            title="The newest 50,000 entries"
            className={buttonVariants({ variant: "outline", size: "sm" })}
          >
            Download CSV
          </a>
        )}
      </div>
      <LedgerFilters params={params} onChange={(change) => setParams(change)} />
      {ledger.isPending && <PlaceholderRows rows={6} label="Loading the ledger" />}
      {error && !data && (
        <ErrorState title="The ledger couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && <StaleNotice error={error} fetchedAt={ledger.dataUpdatedAt} />}
      {isEmpty && isNarrowed(filter) && (
        <EmptyState
          title="No entries match these filters"
          action={<Button onPress={() => setParams(NO_FILTER)}>Clear filters</Button>}
        />
      )}
      {isEmpty && !isNarrowed(filter) && (
        <EmptyState title={filter.unit === "money" ? "No entries yet" : "No entries yet"}>
          {filter.unit === "money"
            ? "Top-ups and hourly usage appear here."
            : "Monthly allotments and calls that cost credits appear here."}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <div aria-busy={ledger.isPlaceholderData}>
          <LedgerTable entries={entries} />
        </div>
      )}
      {ledger.hasNextPage && (
        <div>
          <Button
            size="sm"
            variant="outline"
            isPending={ledger.isFetchingNextPage}
            onPress={() => ledger.fetchNextPage()}
          >
            Older entries
          </Button>
        </div>
      )}
    </section>
  );
}
