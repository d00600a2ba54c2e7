import { connect } from "@/inngest/executor/connect";

// Arbitrary constant; advisory locks are scoped to one database.
const LOCK = 7_215_031_994;

export interface Leadership {
  /** Returns whether this process now runs the jobs. */
  acquire(): Promise<boolean>;
  /**
   * Checks that this process still leads, and records the heartbeat.
   * @throws Error when the lock was lost with its connection
   */
  beat(now: Date): Promise<void>;
  /** Releases the lock so that another executor can take it. */
  close(): Promise<void>;
}

/**
 * Elects at most one executor per database: the one whose connection holds the lock. The lock is released when the
 * process dies.
 */
export function openLeadership(url: string, startedAt: Date): Leadership {
  const sql = connect(url, 1);
  let backend: number | null = null;
  return {
    async acquire() {
      const [row] = await sql<{ held: boolean; pid: number }[]>`
        select pg_try_advisory_lock(${LOCK}) as held, pg_backend_pid() as pid`;
      backend = row?.held ? row.pid : null;
      return backend !== null;
    },
    async beat(now) {
      const [row] = await sql<{ pid: number }[]>`
        insert into executor.heartbeat (id, process_id, started_at, beat_at)
        values (1, ${process.pid}, ${startedAt}, ${now})
        on conflict (id) do update set process_id = excluded.process_id, started_at = excluded.started_at,
          beat_at = excluded.beat_at
        returning pg_backend_pid() as pid`;
      // postgres.js reconnects automatically; the lock belonged to the old connection and is lost.
      if (row?.pid !== backend) throw new Error("The connection that held the executor's lock was lost");
    },
    close: () => sql.end({ timeout: 1 }),
  };
}
