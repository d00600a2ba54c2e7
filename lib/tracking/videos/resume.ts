import { and, eq, gt, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { readClaimableFrom } from "@/lib/tracking/trackings/claimed-through";
import { lockWithSettledHour } from "@/lib/tracking/trackings/lock-with-settled-hour";
import { settleThrough } from "@/lib/tracking/videos/end";
import { emitTrackingsResumed } from "@/lib/tracking/videos/tracking-events";

/**
 * Resumes the organization's trackings that were paused for lack of money. The next slot is due first; the end doesn't
 * move. The caller holds the organization's lock.
 */
export async function resumePaused(ctx: Context, tx: Transaction, organizationId: number): Promise<void> {
  const now = ctx.now();
  const waiting = and(
    eq(trackings.status, "paused"),
    eq(trackings.statusReason, "no_balance"),
    gt(trackings.endsAt, now),
  );
  const paused = await lockWithSettledHour(tx, organizationId, waiting);
  if (paused.length === 0) return;
  const from = await readClaimableFrom(ctx, tx);
  await settleThrough(
    tx,
    paused.map((one) => ({ ...one, at: from, reason: "paused" })),
  );
  const resumed = paused.map(({ tracking }) => tracking.id);
  await tx
    .update(trackings)
    .set({ status: "monitoring", statusReason: null, resumedAt: now })
    .where(inArray(trackings.id, resumed));
  await emitTrackingsResumed(ctx, tx, resumed, "balance_restored");
}
