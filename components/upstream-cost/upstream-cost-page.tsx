"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { NoticeList } from "@/components/ui/notice-list";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { CostSection } from "./cost-section";
import { PricesSection } from "./prices-section";
import { upstreamCostQuery } from "./queries";
import { SourcesSection } from "./sources-section";
import { costWords, noticesOf, UPSTREAM_COST_TITLE } from "./words";

export function UpstreamCostPage() {
  const { data, error, isPending, dataUpdatedAt, refetch } = useQuery(upstreamCostQuery);
  return (
    <>
      <PageHeader title={UPSTREAM_COST_TITLE} description={data ? costWords(data) : error ? undefined : "Loading…"} />
      {error && !data && (
        <ErrorState title="Upstream cost couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={8} height={44} label="Loading the cost" />}
      {data && (
        <div className="flex flex-col gap-10">
          <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
          <NoticeList notices={noticesOf(data.sources)} none="No ceiling is near." />
          <SourcesSection sources={data.sources} />
          <CostSection cost={data} />
          <PricesSection sources={data.sources} free={data.free} />
        </div>
      )}
    </>
  );
}
