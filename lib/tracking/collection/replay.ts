import { eq } from "drizzle-orm";
import pMap from "p-map";
import { trackings } from "@/db/schema";
import { closeHours } from "@/lib/billing/close-hours";
import type { Context } from "@/lib/core/context";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { type ClaimedBatch, claimDue } from "@/lib/tracking/collection/claim";
import { collectWholeBatch } from "@/lib/tracking/collection/collect";
import { completeDue } from "@/lib/tracking/collection/complete";
import { sweepBatches } from "@/lib/tracking/collection/sweep";
import { floorToMinute } from "@/lib/tracking/trackings/schedule-rules";

/** Concurrency of the batch job. */
export const BATCH_CONCURRENCY = 4;

/** A context whose owner can set its clock. */
export interface TurnableContext extends Context {
  turnTo(at: Date): void;
}

export interface ReplayOptions {
  /** Extra work at each turn of the hour, such as `turnHour`. None by default. */
  work?: (ctx: Context) => Promise<unknown>;
  onHour?: (at: Date) => void;
  /** Batches that run at the same time. */
  workers?: number;
}

/**
 * Does what the jobs would have done between the clock's time and `until`, in the same order but without waiting:
 * claims and collects at every minute with an occupied slot, sweeps every ten minutes, completes and closes at every
 * turn of the hour. Leaves the clock at `until`.
 */
export async function replay(
  ctx: TurnableContext,
  until: Date,
  { work, onHour, workers = BATCH_CONCURRENCY }: ReplayOptions = {},
): Promise<void> {
  let occupied = await occupiedSlots(ctx);
  for (let at = floorToMinute(ctx.now()).getTime() + MINUTE_MS; at <= until.getTime(); at += MINUTE_MS) {
    ctx.turnTo(new Date(at));
    const minute = new Date(at).getUTCMinutes();
    if (minute === 0) {
      await closeHours(ctx);
      await completeDue(ctx);
      await work?.(ctx);
      onHour?.(new Date(at));
      occupied = await occupiedSlots(ctx);
    }
    if (occupied.has(minute)) await collect(ctx, await claimDue(ctx), workers);
    if (minute % 10 === 0) await collect(ctx, await sweepBatches(ctx), workers);
  }
  ctx.turnTo(until);
}

const collect = (ctx: Context, claimed: readonly ClaimedBatch[], workers: number) =>
  pMap(claimed, ({ id }) => collectWholeBatch(ctx, id), { concurrency: workers });

async function occupiedSlots(ctx: Context): Promise<Set<number>> {
  const rows = await ctx.db
    .selectDistinct({ slot: trackings.slot })
    .from(trackings)
    .where(eq(trackings.status, "monitoring"));
  return new Set(rows.map(({ slot }) => slot));
}
