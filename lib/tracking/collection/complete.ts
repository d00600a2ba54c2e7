import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { notifyMembers } from "@/lib/tracking/collection/notify-members";
import { pauseReason, settleThrough } from "@/lib/tracking/videos/end";
import { emitTrackingsCompleted } from "@/lib/tracking/videos/tracking-events";

const BATCH = 200;

/** Completes the trackings whose days are over. */
export async function completeDue(ctx: Context): Promise<{ completed: number }> {
  const now = ctx.now();
  let completed = 0;
  for (;;) {
    const ended = await ctx.db.transaction(async (tx) => {
      const over = await tx
        .select()
        .from(trackings)
        .where(and(inArray(trackings.status, ["monitoring", "paused"]), lte(trackings.endsAt, now)))
        .orderBy(asc(trackings.id))
        .limit(BATCH)
        // A locked tracking must not block the others. It is due again in a minute.
        .for("update", { skipLocked: true });
      for (const tracking of over) await complete(ctx, tx, tracking);
      await emitTrackingsCompleted(
        ctx,
        tx,
        over.map(({ id }) => id),
      );
      return over.length;
    });
    completed += ended;
    if (ended < BATCH) return { completed };
  }
}

async function complete(ctx: Context, tx: Transaction, tracking: typeof trackings.$inferSelect): Promise<void> {
  const [row] = await tx
    .select({ settledHour: videoState.settledHour })
    .from(videoState)
    .where(eq(videoState.trackingId, tracking.id));
  const reason = tracking.status === "paused" ? pauseReason(tracking) : "missed";
  await settleThrough(tx, tracking, row?.settledHour ?? -1, tracking.endsAt, reason);
  await tx
    .update(trackings)
    .set({ status: "completed", statusReason: null, endedAt: tracking.endsAt })
    .where(eq(trackings.id, tracking.id));
  await notifyMembers(ctx, tx, tracking);
}
