import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import { executorRequests } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { nextRun } from "@/lib/operations/jobs/next-run";
import { errorSummary, formatSchedule, functionIdOf, JOBS, type Job } from "@/lib/operations/jobs/rules";
import type { JobRow } from "@/lib/operations/jobs/schemas";

type RunFacts = {
  id: string;
  status: string | null;
  queued_at: string | null;
  started_at: string | null;
  duration: number | null;
  success_at: string | null;
  runs: number;
  failures: number;
  failing_since: string | null;
  error: unknown;
  is_asked: boolean;
};

/** Returns each job's runs on the embedded executor, and its next run. */
export async function readRuns(ctx: Context): Promise<JobRow[]> {
  const since = new Date(ctx.now().getTime() - DAY_MS).toISOString();
  const ids = arrayOf(JOBS.map(({ id }) => functionIdOf(id)));
  const rows = await ctx.db.execute<RunFacts>(sql`
    select j.id, last.status, last.queued_at, last.started_at, ended.duration, success.finished_at as success_at,
      counted.runs, counted.failures, failing.since as failing_since, failing.error,
      exists (select from ${executorRequests} q where q.function_id = j.id) as is_asked
    from unnest(${ids}::text[]) as j(id)
    left join lateral (
      select status, queued_at, started_at from executor.runs
      where function_id = j.id order by queued_at desc limit 1) last on true
    left join lateral (
      select (extract(epoch from finished_at - started_at) * 1000)::int as duration from executor.runs
      where function_id = j.id and finished_at is not null order by queued_at desc limit 1) ended on true
    left join lateral (
      select queued_at, finished_at from executor.runs
      where function_id = j.id and status = 'completed' order by queued_at desc limit 1) success on true
    left join lateral (
      select min(finished_at) as since, (array_agg(error order by finished_at desc))[1] as error from executor.runs
      where function_id = j.id and status = 'failed'
        and queued_at > coalesce(success.queued_at, '-infinity')) failing on true
    cross join lateral (
      select count(*)::int as runs, count(*) filter (where status = 'failed')::int as failures from executor.runs
      where function_id = j.id and queued_at > ${since}::timestamptz) counted`);
  const factsOf = new Map(rows.map((row) => [row.id, row]));
  return JOBS.map((job) => toRow(job, factsOf.get(functionIdOf(job.id)), ctx.now()));
}

/** Returns the jobs and their next runs when an Inngest server runs them: rows left by an executor are stale. */
export const listJobs = (now: Date): JobRow[] =>
  JOBS.map((job) => ({ ...toRow(job, undefined, now), status: "unknown" }));

function toRow(job: Job, facts: RunFacts | undefined, now: Date): JobRow {
  const iso = (value: string | null | undefined) => (value ? new Date(value).toISOString() : null);
  return {
    id: job.id,
    name: job.name,
    purpose: job.purpose,
    schedule: formatSchedule(job.cron),
    is_scheduled: job.cron !== null,
    status: statusOf(facts),
    last_run_at: iso(facts?.started_at ?? facts?.queued_at),
    last_duration_ms: facts?.duration ?? null,
    last_success_at: iso(facts?.success_at),
    next_run_at: nextRun(job.cron, now)?.toISOString() ?? null,
    runs: facts?.runs ?? 0,
    failures: facts?.failures ?? 0,
    failing_since: iso(facts?.failing_since),
    last_error: errorSummary(facts?.error),
    is_asked: facts?.is_asked ?? false,
  };
}

function statusOf(facts: RunFacts | undefined): JobRow["status"] {
  if (facts?.failing_since) return "failing";
  if (!facts?.status) return "never";
  if (facts.status === "running") return "running";
  return facts.status === "completed" ? "ok" : "waiting";
}
