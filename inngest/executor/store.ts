import { randomUUID } from "node:crypto";
import type { Sql } from "@/inngest/executor/connect";
import type { StoredEvent } from "@/inngest/executor/protocol";
import type { Queue } from "@/inngest/executor/queue";

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

const json = (value: unknown) => JSON.stringify(value ?? null);

/** Opens the executors' run storage. Each method is one transaction. */
export function openStore(sql: Sql, queue: Queue) {
  return {
    /** Locks the run for this caller. Returns null when the run is finished or deleted; its job is then obsolete. */
    async lease(runId: string, now: Date): Promise<RunState | null> {
      const lease = randomUUID();
      const [run] = await sql<{ function_id: string; event: StoredEvent; attempt: number }[]>`
        update executor.runs set status = 'running', lease = ${lease}, started_at = coalesce(started_at, ${now})
        where id = ${runId} and finished_at is null returning function_id, event, attempt`;
      if (!run) return null;
      const steps = await sql<Step[]>`
        select id, name, position, attempt, memo, wake_at as "wakeAt" from executor.steps
        where run_id = ${runId} order by position`;
      return {
        id: runId,
        functionId: run.function_id,
        event: run.event,
        attempt: run.attempt,
        lease,
        steps: [...steps],
      };
    },

    /**
     * Stores a step and the run's failure count.
     * @throws LeaseLost
     */
    async saveStep(run: RunState, step: Step): Promise<void> {
      const { count } = await sql`
        with held as (
          update executor.runs set attempt = ${run.attempt} where id = ${run.id} and lease = ${run.lease} returning id)
        insert into executor.steps (run_id, id, name, position, attempt, memo, wake_at)
        select id, ${step.id}, ${step.name}, ${step.position}::int, ${step.attempt}::int, ${json(step.memo)}::json,
          ${step.wakeAt}::timestamptz
        from held
        on conflict (run_id, id) do update set position = excluded.position, attempt = excluded.attempt,
          memo = excluded.memo, wake_at = excluded.wake_at`;
      if (count === 0) throw new LeaseLost(run.id);
    },

    /**
     * Suspends the run until then.
     * @throws LeaseLost
     */
    async wait(run: RunState, until: Date, now: Date): Promise<void> {
      await sql.begin(async (tx) => {
        const { count } = await tx`
          update executor.runs set status = 'waiting', lease = null, attempt = ${run.attempt}
          where id = ${run.id} and lease = ${run.lease}`;
        if (count === 0) throw new LeaseLost(run.id);
        const delay = Math.max(0, until.getTime() - now.getTime()) / 1000;
        await queue.remove(tx, run.functionId, run.id);
        await queue.add(tx, [{ queue: run.functionId, id: run.id, delay }]);
      });
    },

    /**
     * Stores the outcome and deletes the run's job.
     * @throws LeaseLost
     */
    async finish(run: RunState, outcome: Outcome, now: Date): Promise<void> {
      const output = outcome.status === "completed" ? json(outcome.output) : null;
      const error = outcome.status === "failed" ? json(outcome.error) : null;
      await sql.begin(async (tx) => {
        const { count } = await tx`
          update executor.runs set status = ${outcome.status}, lease = null, output = ${output}::json,
            error = ${error}::json, finished_at = ${now}
          where id = ${run.id} and lease = ${run.lease}`;
        if (count === 0) throw new LeaseLost(run.id);
        await queue.remove(tx, run.functionId, run.id);
      });
    },

    /** Deletes a job whose run is finished or deleted. */
    async discard(functionId: string, runId: string): Promise<void> {
      await queue.remove(sql, functionId, runId);
    },

    /** Deletes runs finished before `runsBefore` and events received before `eventsBefore`. */
    async prune(runsBefore: Date, eventsBefore: Date): Promise<void> {
      await sql`delete from executor.runs where finished_at < ${runsBefore}`;
      await sql`delete from executor.events where received_at < ${eventsBefore}`;
    },
  };
}

export type Store = ReturnType<typeof openStore>;
