import { asc, inArray, lt } from "drizzle-orm";
import { apiRequests } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { RETENTION_DAYS } from "@/lib/developers/requests/rules";

/** A statement that deletes millions of rows would hold its locks for minutes and leave as many dead rows. */
const ROWS_AT_ONCE = 5_000;

/** Deletes requests older than 30 days, oldest first. Their hourly counts stay. */
export async function pruneRequests(ctx: Context, rowsAtOnce = ROWS_AT_ONCE): Promise<{ pruned: number }> {
  const outdated = new Date(ctx.now().getTime() - RETENTION_DAYS * DAY_MS);
  const oldest = ctx.db
    .select({ id: apiRequests.id })
    .from(apiRequests)
    .where(lt(apiRequests.at, outdated))
    .orderBy(asc(apiRequests.at))
    .limit(rowsAtOnce);
  let pruned = 0;
  for (;;) {
    const rows = await ctx.db
      .delete(apiRequests)
      .where(inArray(apiRequests.id, oldest))
      .returning({ id: apiRequests.id });
    pruned += rows.length;
    if (rows.length < rowsAtOnce) return { pruned };
  }
}
