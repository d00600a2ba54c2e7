import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import type { Context } from "@/lib/context";
import { recordGaps } from "@/lib/snapshots/record-gaps";
import { openHours } from "@/lib/videos/end";
import { emitTrackingsCompleted } from "@/lib/webhooks/tracking-completed";

type TrackingRow = typeof trackings.$inferSelect;

/** Ends trackings that run or are paused, in a few statements however many. The caller has locked them in id order. */
export async function stopTrackings(ctx: Context, tx: Transaction, running: readonly TrackingRow[]): Promise<void> {
  if (running.length === 0) return;
  const ids = running.map(({ id }) => id);
  const now = ctx.now();
  const states = await tx
    .select({ trackingId: videoState.trackingId, settledHour: videoState.settledHour })
    .from(videoState)
    .where(inArray(videoState.trackingId, ids));
  const settled = new Map(states.map(({ trackingId, settledHour }) => [trackingId, settledHour]));
  await recordGaps(
    tx,
    running.flatMap((tracking) => openHours(tracking, settled.get(tracking.id) ?? -1, now, "stopped")),
    now,
  );
  await tx
    .update(trackings)
    .set({ status: "completed", statusReason: "stopped", endedAt: now })
    .where(inArray(trackings.id, ids));
  await emitTrackingsCompleted(ctx, tx, ids);
}
