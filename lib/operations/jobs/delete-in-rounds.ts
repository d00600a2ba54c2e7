import type { SQL } from "drizzle-orm";
import type { Queryable } from "@/db/client";

/**
 * Runs a statement that deletes at most `atOnce` rows, and returns their number as `pruned`, until nothing is left. One
 * statement that deletes millions of rows would hold its locks for minutes and leave as many dead rows.
 * @returns how many rows were deleted
 */
export async function deleteInRounds(db: Queryable, statement: SQL, atOnce: number): Promise<number> {
  for (let sum = 0; ; ) {
    const [row] = await db.execute<{ pruned: number }>(statement);
    sum += row?.pruned ?? 0;
    if ((row?.pruned ?? 0) < atOnce) return sum;
  }
}
