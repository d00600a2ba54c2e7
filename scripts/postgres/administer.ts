import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { connectionOptions } from "@/db/settings";

const POLL_INTERVAL_MS = 250;

/** Works on one connection of its own, and closes it. For migrations, locks and checks. */
export async function administer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  // Ended of old age, it would give up the locks that it holds.
  const sql = postgres({ ...connectionOptions(url, "migrations", 1), max_lifetime: null });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Numbers that nobody else on this database locks by chance. */
export const LOCKS = { migrations: 0x636c_6970, demo: 0x636c_6971 } as const;

/**
 * Waits until this connection alone holds the lock, which falls with the connection.
 * @param onWait called once when another process holds it
 */
export async function lockSession(sql: postgres.Sql, lock: number, onWait = () => {}): Promise<void> {
  for (let told = false; ; told = true) {
    const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${lock}) as held`;
    if (row?.held) return;
    if (!told) onWait();
    await sleep(POLL_INTERVAL_MS);
  }
}
