"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { BackLink } from "@/components/ui/back-link";
import { ErrorState } from "@/components/ui/error-state";
import { ListPages } from "@/components/ui/list-pages";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { ImportActions } from "./import-actions";
import { ImportFacts } from "./import-facts";
import { ImportProgress } from "./import-progress";
import { ImportQuoteSection } from "./import-quote";
import { LineFilters } from "./line-filters";
import { LineTable } from "./line-table";
import { importLinesQuery } from "./queries";
import { linesParams, toLinesQuery } from "./search-params";
import { useImport } from "./use-import";
import { answer, headline } from "./words";

export function ImportView({ id, canTrack }: { id: string; canTrack: boolean }) {
  const { data: detail, error, refetch, driveError, driveOn } = useImport(id, canTrack);
  const [params, setParams] = useQueryStates(linesParams);
  const query = toLinesQuery(params);
  const { data: lines, isPlaceholderData } = useQuery(importLinesQuery(id, query));
  if (!detail)
    return error ? (
      <ErrorState title="The import couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <PlaceholderRows rows={8} label="Loading the import" />
    );
  return (
    <>
      <BackLink href="/videos/import">Import videos</BackLink>
      <PageHeader
        title={headline(detail)}
        description={<span role="status">{answer(detail)}</span>}
        actions={<ImportActions detail={detail} canTrack={canTrack} />}
      />
      <div className="flex flex-col gap-5">
        <ImportFacts detail={detail} />
        <ImportProgress detail={detail} />
        {driveError && (
          <ErrorState title="The import is interrupted" onRetry={() => driveOn()}>
            {driveError.message} Finished lines are saved.
          </ErrorState>
        )}
        {detail.quote && detail.quote.videos > 0 && (
          <ImportQuoteSection detail={detail} quote={detail.quote} canTrack={canTrack} />
        )}
        <section aria-label="Lines" className="flex flex-col gap-3">
          <LineFilters
            detail={detail}
            chosen={params.verdict}
            onChoose={(verdict) => setParams({ verdict, page: null })}
          />
          {lines ? (
            <div aria-busy={isPlaceholderData} className="flex flex-col gap-3">
              <LineTable lines={lines.lines} />
              <ListPages
                label="Pages of the lines"
                page={lines.page}
                perPage={lines.per_page}
                total={lines.total}
                onPage={(page) => setParams({ page }, { history: "push", scroll: true })}
              />
            </div>
          ) : (
            <PlaceholderRows rows={8} label="Loading the lines" />
          )}
        </section>
      </div>
    </>
  );
}
