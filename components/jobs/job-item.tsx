import { CircleCheck, CircleDashed, Clock, Loader, TriangleAlert } from "lucide-react";
import { StackedCell } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { formatInteger } from "@/lib/core/format";
import type { JobRow } from "@/lib/operations/jobs/schemas";
import { RunJob } from "./run-job";
import { durationWords, STATUS_WORDS } from "./words";

const ICONS = {
  never: [CircleDashed, "text-muted"],
  waiting: [Clock, "text-muted"],
  running: [Loader, "text-muted"],
  ok: [CircleCheck, "text-muted"],
  failing: [TriangleAlert, "text-danger-soft-foreground"],
  unknown: [CircleDashed, "text-muted"],
} as const;

/** `isServer`: an Inngest server runs the jobs, so only their schedule is known here. */
export function JobItem({ job, isServer }: { job: JobRow; isServer: boolean }) {
  return (
    <tr className="block border-rule border-b py-3 md:table-row md:py-0">
      <th
        scope="row"
        className="block min-w-0 py-1 pr-4 text-left font-medium md:table-cell md:max-w-72 md:py-2.5 md:align-top"
      >
        {job.name}
        <span className="block font-normal text-muted text-xs">{job.purpose}</span>
        <span className="block font-normal text-xs">Runs {job.schedule}</span>
      </th>
      {!isServer && <RunCells job={job} />}
      <StackedCell label="Next run">{job.next_run_at ? <Time value={job.next_run_at} /> : "on demand"}</StackedCell>
      {!isServer && (
        <td className="block py-1 text-right md:table-cell md:py-2.5 md:align-top">
          {job.is_scheduled && <RunJob job={job} />}
        </td>
      )}
    </tr>
  );
}

function RunCells({ job }: { job: JobRow }) {
  return (
    <>
      <StackedCell label="Status">
        <State job={job} />
      </StackedCell>
      <StackedCell label="Last run">
        <Moment at={job.last_run_at} />
      </StackedCell>
      <StackedCell label="Success">
        <Moment at={job.last_success_at} />
      </StackedCell>
      <StackedCell label="Duration" isNumeric>
        {job.last_duration_ms === null ? <None /> : durationWords(job.last_duration_ms)}
      </StackedCell>
      <StackedCell label="In 24 h" isNumeric>
        {formatInteger(job.runs)}, {formatInteger(job.failures)} failed
      </StackedCell>
    </>
  );
}

function State({ job }: { job: JobRow }) {
  const [Icon, tone] = ICONS[job.status];
  return (
    <>
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <Icon aria-hidden size={16} className={`shrink-0 ${tone}`} />
        {job.is_asked ? "Requested" : STATUS_WORDS[job.status]}
      </span>
      {job.failing_since && (
        <span className="block max-w-60 break-words text-xs">
          since <Time value={job.failing_since} />
          {job.last_error && `: ${job.last_error}`}
        </span>
      )}
    </>
  );
}

const Moment = ({ at }: { at: string | null }) => (at ? <Time value={at} form="relative" /> : <None />);

const None = () => (
  <span className="text-muted">
    <span aria-hidden>—</span>
    <span className="sr-only">none in three days</span>
  </span>
);
