"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { Time } from "@/components/ui/time";
import type { JobsOverview } from "@/lib/operations/jobs/schemas";
import { CollectionSection } from "./collection-section";
import { JobsSection } from "./jobs-section";
import { jobsQuery } from "./queries";
import { QueuesSection } from "./queues-section";
import { SourcesSection } from "./sources-section";
import { UpstreamSection } from "./upstream-section";
import { JOBS_TITLE, troublesOf } from "./words";

export function JobsPage() {
  const { data, error, isPending, dataUpdatedAt, refetch } = useQuery(jobsQuery);
  return (
    <>
      <PageHeader title={JOBS_TITLE} description={data ? <Answer overview={data} /> : error ? undefined : "Loading…"} />
      {error && !data && (
        <ErrorState title="Jobs couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={8} height={60} label="Loading the jobs" />}
      {data && (
        <div className="flex flex-col gap-10">
          <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
          <Troubles overview={data} />
          <CollectionSection collection={data.collection} />
          <UpstreamSection platforms={data.upstream} />
          <SourcesSection platforms={data.upstream} />
          <QueuesSection queues={data.queues} />
          <JobsSection jobs={data.jobs} runner={data.runner} />
        </div>
      )}
    </>
  );
}

function Answer({ overview }: { overview: JobsOverview }) {
  return (
    <>
      As of <Time value={overview.at} />. Refreshes every 5 seconds.
    </>
  );
}

function Troubles({ overview }: { overview: JobsOverview }) {
  const troubles = troublesOf(overview);
  return (
    <div role="status" className={troubles.length === 0 ? "sr-only" : "border-warning border-l-2 py-1 pl-4"}>
      {troubles.length === 0 ? (
        overview.runner.kind === "inngest" ? (
          "No problems in collection and queues."
        ) : (
          "All jobs are running."
        )
      ) : (
        <ul className="flex flex-col gap-1">
          {troubles.map(({ id, text }) => (
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
