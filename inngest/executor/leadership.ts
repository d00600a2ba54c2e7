import { connect } from "@/inngest/executor/connect";

// Any constant; advisory locks are a database's own.
const LOCK = 7_215_031_994;

export interface Leadership {
  /** Whether this process is now the one that runs the jobs. */
  acquire(): Promise<boolean>;
  /** Says that it still is, and writes it down. @throws Error when the lock was lost with its connection */
  beat(now: Date): Promise<void>;
  /** Gives the lock up, so that another may take it. */
  close(): Promise<void>;
}

/** At most one executor a database runs jobs: whose connection holds the lock. It falls with the process. */
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
      // postgres.js connects again by itself; the lock stayed with the old connection and is gone.
      if (row?.pid !== backend) throw new Error("The connection that held the executor's lock was lost");
    },
    close: () => sql.end({ timeout: 1 }),
  };
}
