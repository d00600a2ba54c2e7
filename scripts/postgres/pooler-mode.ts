import { administer } from "@/scripts/postgres/administer";

/** Why a pooler in transaction mode is rejected, and what to do. */
export const TRANSACTION_MODE =
  "a pooler in transaction mode is in between: statements of one connection run in different sessions.\nLocks, time limits and settings belong to a session. Connect directly, or set pool_mode = session for this database.";

/**
 * Whether a pooler in between gives a session to another connection between two transactions. Two connections then
 * share a session, or one connection changes its session.
 */
export function isTransactionPooled(url: string): Promise<boolean> {
  return administer(url, (first) =>
    administer(url, async (second) => {
      const [before] = await first<{ pid: number }[]>`select pg_backend_pid() as pid`;
      return second.begin(async (tx) => {
        const [other] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
        // The first connection is idle, so its session is the one that a pooler hands out. Using it now would wait.
        if (other?.pid === before?.pid) return true;
        const [after] = await first<{ pid: number }[]>`select pg_backend_pid() as pid`;
        return after?.pid !== before?.pid;
      });
    }),
  );
}
