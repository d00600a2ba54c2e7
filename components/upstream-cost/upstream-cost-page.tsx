"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import type { SourceCost } from "@/lib/operations/upstream-cost/schemas";
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
          <Notices sources={data.sources} />
          <SourcesSection sources={data.sources} />
          <CostSection cost={data} />
          <PricesSection sources={data.sources} />
        </div>
      )}
    </>
  );
}

function Notices({ sources }: { sources: readonly SourceCost[] }) {
  const notices = noticesOf(sources);
  return (
    <div role="status" className={notices.length === 0 ? "sr-only" : "border-warning border-l-2 py-1 pl-4"}>
      {notices.length === 0 ? (
        "No ceiling is near."
      ) : (
        <ul className="flex flex-col gap-1">
          {notices.map(({ id, text }) => (
            <li key={id} className="flex gap-2">
              <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warning-soft-foreground" />
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
