"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { reportsQuery } from "@/components/sharing/queries";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { LoadFurther } from "@/components/ui/load-further";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { ReportTable } from "./report-table";
import { HOW_TO_SHARE, LIST_DESCRIPTION, LIST_TITLE } from "./words";

export function ReportsPage({ canWrite }: { canWrite: boolean }) {
  const { data, error, dataUpdatedAt, refetch, ...further } = useInfiniteQuery(reportsQuery);
  const reports = data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <div data-wide className="flex flex-col">
      <PageHeader
        title={LIST_TITLE}
        description={canWrite && reports.length > 0 ? `${LIST_DESCRIPTION} ${HOW_TO_SHARE}` : LIST_DESCRIPTION}
      />
      {error && !data && (
        <ErrorState title="Reports couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && <PlaceholderRows rows={4} height={64} label="Loading reports" />}
      {data && reports.length === 0 && (
        <EmptyState
          title="No reports yet"
          action={canWrite && <LinkButton href="/campaigns">Share a campaign</LinkButton>}
        >
          {canWrite
            ? "Share a campaign, a label, a channel, a video or selected videos with a client. Each has a Share button. The links you create appear here, and you can revoke them at any time."
            : "Links that members share appear here, with how often they were opened."}
        </EmptyState>
      )}
      {reports.length > 0 && (
        <>
          <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
          <ReportTable reports={reports} canWrite={canWrite} />
        </>
      )}
      {further.hasNextPage && (
        <LoadFurther
          key={reports.length}
          noun="reports"
          further={{
            isMore: true,
            isLoading: further.isFetchingNextPage,
            error: further.isFetchNextPageError ? error : null,
            load: () => void further.fetchNextPage(),
          }}
          shown={reports.length}
          total={null}
        />
      )}
    </div>
  );
}
