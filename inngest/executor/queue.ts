import PgBoss from "pg-boss";
import type { ParameterOrJSON } from "postgres";
import { connect, type Queryable } from "@/inngest/executor/connect";
import { HOUR_SECONDS } from "@/lib/core/time/unit-rules";

export interface Job {
  /** The function's ID. */
  queue: string;
  /** The run's ID; a run has at most one job. */
  id: string;
  /** Seconds from now, by the database's clock. */
  delay: number;
}

export interface Queue {
  add(db: Queryable, jobs: Job[]): Promise<void>;
  remove(db: Queryable, queue: string, id: string): Promise<void>;
  /** Marks up to `limit` jobs active and returns their ids. */
  take(queue: string, limit: number): Promise<string[]>;
  /** Queues that have a due job. */
  due(): Promise<string[]>;
  /** Requeues jobs that are active in the database but not here, because their executor died. */
  reclaim(activeHere: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

// The executor handles timeouts itself and deletes finished jobs immediately, so pg-boss never expires, retries or
// archives a job that still matters.
const JOB = { expireInSeconds: 82_800, retryLimit: 1_000_000 };

/** Opens pg-boss over postgres.js, creates its tables if missing, and creates one queue per function. */
export async function openQueue(
  url: string,
  queues: Iterable<string>,
  onError: (error: Error) => void,
): Promise<Queue> {
  // One connection, because pg-boss sends BEGIN … COMMIT as one text, which postgres.js rejects on a larger pool.
  const sql = connect(url, 1);
  const boss = new PgBoss({ db: over(sql), schedule: false, migrate: true, maintenanceIntervalSeconds: HOUR_SECONDS });
  boss.on("error", onError);
  await boss.start();
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of queues) if (!known.has(name)) await boss.createQueue(name);

  return {
    async add(db, jobs) {
      if (jobs.length === 0) return;
      const rows = jobs.map(({ queue, id, delay }) => ({ name: queue, id, startAfter: String(delay), ...JOB }));
      await boss.insert(rows, { db: over(db) });
    },
    async remove(db, queue, id) {
      await boss.deleteJob(queue, id, { db: over(db) });
    },
    async take(queue, limit) {
      const jobs = await boss.fetch(queue, { batchSize: limit, priority: false });
      return jobs.map((job) => job.id);
    },
    async due() {
      const rows = await sql<{ name: string }[]>`
        select name from pgboss.job where state < 'active' and start_after < now() group by name`;
      return rows.map((row) => row.name);
    },
    async reclaim(activeHere) {
      const { count } = await sql`
        update pgboss.job set state = 'retry' where state = 'active' and not id = any (${activeHere}::uuid[])`;
      return count;
    },
    async close() {
      await boss.stop({ graceful: false });
      await sql.end({ timeout: 1 });
    },
  };
}

function over(sql: Queryable): PgBoss.Db {
  return {
    async executeSql(text, values = []) {
      const parameters = values.map((value: unknown) => (value === undefined ? null : value));
      // pg-boss passes values that the types in connect.ts serialize.
      return { rows: await sql.unsafe(text, parameters as ParameterOrJSON<never>[]) };
    },
  };
}
