import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { batches } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { ClaimedBatch } from "@/lib/tracking/collection/claim";
import { LATE_MS } from "@/lib/tracking/trackings/schedule-rules";

/** Time after which an unfinished run counts as dead. */
const SWEEP_AFTER_MS = 5 * MINUTE_MS;

/**
 * Finds unfinished batches and resends them while their hour may still be stored. Batches whose hour is over expire,
 * and the next hour's run records their hours as missed.
 */
export async function sweepBatches(ctx: Context): Promise<ClaimedBatch[]> {
  const now = ctx.now().getTime();
  await ctx.db
    .update(batches)
    .set({ status: "expired", finishedAt: ctx.now() })
    .where(and(eq(batches.status, "open"), lte(batches.slotAt, new Date(now - LATE_MS))));
  const open = await ctx.db
    .select()
    .from(batches)
    .where(and(eq(batches.status, "open"), lte(batches.createdAt, new Date(now - SWEEP_AFTER_MS))));
  if (open.length === 0) return [];
  const sent = await ctx.db
    .update(batches)
    .set({ attempts: sql`${batches.attempts} + 1` })
    .where(
      and(
        inArray(
          batches.id,
          open.map(({ id }) => id),
        ),
        eq(batches.status, "open"),
      ),
    )
    .returning();
  return sent.map(({ id, platform, slotAt, chunk, attempts }) => ({ id, platform, slotAt, chunk, attempt: attempts }));
}
