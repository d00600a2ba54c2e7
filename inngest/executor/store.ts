import { randomUUID } from "node:crypto";
import { openBatches } from "@/inngest/executor/batches";
import type { Sql } from "@/inngest/executor/connect";
import type { StoredEvent } from "@/inngest/executor/protocol";

export type Memo = { data: unknown } | { error: unknown } | null;

export interface Step {
  id: string;
  name: string;
  /** Order of completion; null while it sleeps or waits for a retry. */
  position: number | null;
  attempt: number;
  memo: Memo;
  wakeAt: Date | null;
}

/** A run as held by its lease holder; the row may only be written under that lease. */
export interface RunState {
  id: string;
  functionId: string;
  event: StoredEvent;
  attempt: number;
  lease: string;
  steps: Step[];
}

export type Outcome = { status: "completed"; output: unknown } | { status: "failed"; error: unknown };

/** Thrown when another executor took over the run; any later work of this one is discarded. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** How many runs of a function to lease. */
export interface Room {
  functionId: string;
  limit: number;
}

/** What a run becomes: finished, or waiting until `dueAt`. */
interface Ending {
  run: RunState;
  status: "completed" | "failed" | "waiting";
  dueAt: Date | null;
  finishedAt: Date | null;
  output: string | null;
  error: string | null;
}

const json = (value: unknown) => JSON.stringify(value ?? null);
const iso = (date: Date | null) => date?.toISOString() ?? null;

/**
 * Opens the executors' run storage: the runs are their own queue. `due_at` says when a run may be leased; it is null
 * while the run is leased and once it is finished. What concurrent runs store is written in batches, one statement
 * each, and a call resolves once its batch is committed.
 */
export function openStore(sql: Sql) {
  const steps = openBatches<{ run: RunState; step: Step }>(async (batch) => {
    const runs = [...new Map(batch.map(({ run }) => [run.id, run])).values()];
    // Arrays of text rather than one JSON document: PostgreSQL refuses strings with NUL in the latter.
    const held = await sql<{ id: string }[]>`
      with held as (
        update executor.runs r set attempt = g.attempt
        from unnest(${runs.map((run) => run.id)}::uuid[], ${runs.map((run) => run.lease)}::uuid[],
          ${runs.map((run) => run.attempt)}::int[]) as g (id, lease, attempt)
        where r.id = g.id and r.lease = g.lease
        returning r.id),
      saved as (
        insert into executor.steps (run_id, id, name, position, attempt, memo, wake_at)
        select held.id, g.id, g.name, g.position, g.attempt, g.memo::json, g.wake_at::timestamptz
        from unnest(${batch.map(({ run }) => run.id)}::uuid[], ${batch.map(({ step }) => step.id)}::text[],
          ${batch.map(({ step }) => step.name)}::text[], ${batch.map(({ step }) => step.position)}::int[],
          ${batch.map(({ step }) => step.attempt)}::int[], ${batch.map(({ step }) => json(step.memo))}::text[],
          ${batch.map(({ step }) => iso(step.wakeAt))}::text[])
          as g (run_id, id, name, position, attempt, memo, wake_at)
        join held on held.id = g.run_id
        on conflict (run_id, id) do update set position = excluded.position, attempt = excluded.attempt,
          memo = excluded.memo, wake_at = excluded.wake_at)
      select id from held`;
    const ids = new Set(held.map(({ id }) => id));
    return batch.map(({ run }) => (ids.has(run.id) ? null : new LeaseLost(run.id)));
  });

  const endings = openBatches<Ending>(async (batch) => {
    const ended = await sql<{ id: string }[]>`
      update executor.runs r set status = g.status, lease = null, attempt = g.attempt, due_at = g.due_at::timestamptz,
        finished_at = g.finished_at::timestamptz, output = g.output::json, error = g.error::json
      from unnest(${batch.map(({ run }) => run.id)}::uuid[], ${batch.map(({ run }) => run.lease)}::uuid[],
        ${batch.map(({ status }) => status)}::text[], ${batch.map(({ run }) => run.attempt)}::int[],
        ${batch.map(({ dueAt }) => iso(dueAt))}::text[], ${batch.map(({ finishedAt }) => iso(finishedAt))}::text[],
        ${batch.map(({ output }) => output)}::text[], ${batch.map(({ error }) => error)}::text[])
        as g (id, lease, status, attempt, due_at, finished_at, output, error)
      where r.id = g.id and r.lease = g.lease
      returning r.id`;
    const ids = new Set(ended.map(({ id }) => id));
    return batch.map(({ run }) => (ids.has(run.id) ? null : new LeaseLost(run.id)));
  });

  return {
    /** Leases due runs, the longest due first, up to each function's limit. */
    async lease(rooms: readonly Room[], now: Date): Promise<RunState[]> {
      const lease = randomUUID();
      const runs = await sql<{ id: string; functionId: string; event: StoredEvent; attempt: number; fresh: boolean }[]>`
        with due as (
          select picked.id, picked.started_at is null as fresh
          from unnest(${rooms.map((room) => room.functionId)}::text[], ${rooms.map((room) => room.limit)}::int[])
            as g (function_id, room)
          cross join lateral (
            select id, started_at from executor.runs
            where function_id = g.function_id and due_at <= ${now}
            order by due_at limit g.room for update skip locked) as picked)
        update executor.runs r set status = 'running', lease = ${lease}, due_at = null,
          started_at = coalesce(r.started_at, ${now})
        from due where r.id = due.id
        returning r.id, r.function_id as "functionId", r.event, r.attempt, due.fresh`;
      const begun = runs.filter((run) => !run.fresh).map((run) => run.id);
      const known =
        begun.length === 0
          ? []
          : await sql<(Step & { runId: string })[]>`
              select run_id as "runId", id, name, position, attempt, memo, wake_at as "wakeAt" from executor.steps
              where run_id = any (${begun}::uuid[]) order by position`;
      return runs.map(({ fresh, ...run }) => ({
        ...run,
        lease,
        steps: known.flatMap(({ runId, ...step }) => (runId === run.id ? [step] : [])),
      }));
    },

    /**
     * Makes runs due again that are leased in the database but not here, because their executor died.
     * @returns how many
     */
    async reclaim(leasedHere: readonly string[], now: Date): Promise<number> {
      const { count } = await sql`
        update executor.runs set status = 'queued', lease = null, due_at = ${now}
        where finished_at is null and due_at is null and not id = any (${leasedHere}::uuid[])`;
      return count;
    },

    /**
     * Stores a step and the run's failure count.
     * @throws LeaseLost
     */
    saveStep: (run: RunState, step: Step): Promise<void> => steps.add({ run, step }),

    /**
     * Suspends the run until then.
     * @throws LeaseLost
     */
    wait: (run: RunState, until: Date): Promise<void> =>
      endings.add({ run, status: "waiting", dueAt: until, finishedAt: null, output: null, error: null }),

    /**
     * Stores the outcome.
     * @throws LeaseLost
     */
    finish: (run: RunState, outcome: Outcome, now: Date): Promise<void> =>
      endings.add({
        run,
        status: outcome.status,
        dueAt: null,
        finishedAt: now,
        output: outcome.status === "completed" ? json(outcome.output) : null,
        error: outcome.status === "failed" ? json(outcome.error) : null,
      }),

    /** Deletes runs finished before `runsBefore` and events received before `eventsBefore`. */
    async prune(runsBefore: Date, eventsBefore: Date): Promise<void> {
      await sql`delete from executor.runs where finished_at < ${runsBefore}`;
      await sql`delete from executor.events where received_at < ${eventsBefore}`;
    },
  };
}

export type Store = ReturnType<typeof openStore>;
