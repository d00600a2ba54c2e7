import { UNAVAILABLE } from "@/db/unavailable";
import { AppError, type Refusal, unavailable } from "@/lib/core/errors";

/**
 * SQLSTATEs of errors that a retry may resolve although the statement was correct: canceled by a time limit, lock not
 * available, out of connections, memory or disk, shutting down, connection lost, idle in a transaction for too long,
 * read-only after a failover, deadlock, failed reads and writes of files.
 */
const PASSING = /^(57014|55P03|53...|57P0.|08...|25P03|25P04|25006|40001|40P01|58030)$/;
/** postgres.js codes for a connection that was lost or can't be opened. */
const LOST = /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT)$/;

/**
 * Returns why the database was unavailable, or null if the error has another cause. Checks the causes, because drizzle
 * wraps the driver's errors.
 */
export function unavailabilityOf(error: unknown): Extract<Refusal, { code: "unavailable" }> | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const known = at instanceof AppError ? at : fromDriver(at);
    if (known?.refusal.code === "unavailable") return known.refusal;
  }
  return null;
}

function fromDriver(error: Error): AppError | null {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return code === UNAVAILABLE || PASSING.test(code) || LOST.test(code) ? unavailable(`${code} ${error.message}`) : null;
}
