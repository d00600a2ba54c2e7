"use client";

import { useQueryStates } from "nuqs";
import { Choice } from "@/components/ui/choice";
import { EmptyState } from "@/components/ui/empty-state";
import { StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { JobsOverview } from "@/lib/operations/jobs/schemas";
import { JobItem } from "./job-item";
import { jobsParams } from "./search-params";

const CHOICES = [
  { id: "all", name: "All jobs" },
  { id: "failing", name: "Failing or failed in 24 h" },
] as const;

const HEADINGS = [
  "Job",
  "Status",
  "Last run",
  "Last success",
  { name: "Duration", isNumeric: true },
  { name: "Runs, failures in 24 h", isNumeric: true },
  "Next run",
] as const;
/** The Inngest server runs the jobs: the other columns' values are not known here. */
const SERVER_HEADINGS = ["Job", "Next run"] as const;

export function JobsSection({ jobs, runner }: Pick<JobsOverview, "jobs" | "runner">) {
  const [{ show }, setParams] = useQueryStates(jobsParams);
  const isServer = runner.kind === "inngest";
  const shown = show === "all" || isServer ? jobs : jobs.filter((job) => job.status === "failing" || job.failures > 0);
  return (
    <section aria-labelledby="jobs">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id="jobs" className="font-semibold text-base">
            Jobs
          </h2>
          <p className="text-muted text-sm">
            <Runner runner={runner} />
          </p>
        </div>
        {!isServer && (
          <Choice label="Jobs to show" value={show} options={CHOICES} onChange={(next) => setParams({ show: next })} />
        )}
      </div>
      {shown.length === 0 ? (
        <div className="mt-3">
          <EmptyState title="No job failed in the last 24 hours" />
        </div>
      ) : (
        <StackedTable caption="Jobs" headings={isServer ? SERVER_HEADINGS : HEADINGS} hasActions={!isServer}>
          {shown.map((job) => (
            <JobItem key={job.id} job={job} isServer={isServer} />
          ))}
        </StackedTable>
      )}
    </section>
  );
}

function Runner({ runner }: Pick<JobsOverview, "runner">) {
  const { kind, status, beat_at, started_at } = runner;
  if (kind === "inngest")
    return "An Inngest server runs the jobs. View and start runs in the Inngest dashboard. Collection, platform calls and queues above come from the database and are current.";
  if (!beat_at) return "No worker has run on this database yet.";
  return (
    <>
      {status === "alive" ? "Worker running" : "Worker not running"}: last heartbeat{" "}
      <Time value={beat_at} form="relative" />
      {started_at && (
        <>
          , started <Time value={started_at} />
        </>
      )}
      . Run history is kept for three days.
    </>
  );
}
