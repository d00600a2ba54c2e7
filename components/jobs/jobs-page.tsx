"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { NoticeList } from "@/components/ui/notice-list";
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
          <NoticeList
            notices={troublesOf(data)}
            none={data.runner.kind === "inngest" ? "No problems in collection and queues." : "All jobs are running."}
          />
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
