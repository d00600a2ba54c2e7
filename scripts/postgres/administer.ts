import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";

const POLL_INTERVAL_MS = 250;

/** Runs work on a separate connection and closes it. For migrations, locks and checks. */
export async function administer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  // A connection closed because of its age would release its locks.
  const sql = postgres({ ...connectionOptions(url, "migrations", 1), max_lifetime: null, idle_timeout: 0 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Numbers that are unlikely to be locked by anyone else on this database. */
export const LOCKS = { migrations: 0x636c_6970, demo: 0x636c_6971 } as const;

/**
 * Waits until this connection holds the lock exclusively. The lock ends with the connection.
 * @param onWait called once if another process holds it
 */
export async function lockSession(sql: postgres.Sql, lock: number, onWait = () => {}): Promise<void> {
  for (let told = false; ; told = true) {
    const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${lock}) as held`;
    if (row?.held) return;
    if (!told) onWait();
    await sleep(POLL_INTERVAL_MS);
  }
}
