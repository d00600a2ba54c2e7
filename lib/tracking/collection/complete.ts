import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import { lockAccounts } from "@/lib/billing/account";
import type { Context } from "@/lib/core/context";
import { notifyMembers } from "@/lib/tracking/collection/notify-members";
import { pauseReason, settleThrough } from "@/lib/tracking/videos/end";
import { emitTrackingsCompleted } from "@/lib/tracking/videos/tracking-events";

/** Trackings completed in one transaction. */
const BATCH = 200;
/** Organizations whose accounts one transaction locks. */
const ORGANIZATIONS = 50;

/** Completes the trackings whose days are over. */
export async function completeDue(ctx: Context): Promise<{ completed: number }> {
  const isOver = and(inArray(trackings.status, ["monitoring", "paused"]), lte(trackings.endsAt, ctx.now()));
  const found = await ctx.db.selectDistinct({ id: trackings.organizationId }).from(trackings).where(isOver);
  const organizations = found.map(({ id }) => id);
  let completed = 0;
  for (let first = 0; first < organizations.length; first += ORGANIZATIONS) {
    const some = organizations.slice(first, first + ORGANIZATIONS);
    let ended: number;
    do {
      ended = await ctx.db.transaction((tx) => completeSome(ctx, tx, isOver, some));
      completed += ended;
    } while (ended === BATCH);
  }
  return { completed };
}

/** @returns how many of the organizations' trackings it completed, at most `BATCH` */
async function completeSome(
  ctx: Context,
  tx: Transaction,
  isOver: SQL | undefined,
  organizations: readonly number[],
): Promise<number> {
  // A locked account or tracking must not block the others. It is due again in a minute.
  const accounts = await lockAccounts(tx, organizations, { skipLocked: true });
  if (accounts.size === 0) return 0;
  const over = await tx
    .select({ tracking: trackings, settledHour: videoState.settledHour })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(and(isOver, inArray(trackings.organizationId, [...accounts.keys()])))
    .orderBy(asc(trackings.id))
    .limit(BATCH)
    .for("update", { of: trackings, skipLocked: true });
  if (over.length === 0) return 0;
  await settleThrough(
    tx,
    over.map((one) => ({
      ...one,
      at: one.tracking.endsAt,
      reason: one.tracking.status === "paused" ? pauseReason(one.tracking) : "missed",
    })),
  );
  const ids = over.map(({ tracking }) => tracking.id);
  await tx
    .update(trackings)
    .set({ status: "completed", statusReason: null, endedAt: sql`${trackings.endsAt}` })
    .where(inArray(trackings.id, ids));
  for (const { tracking } of over) await notifyMembers(ctx, tx, tracking);
  await emitTrackingsCompleted(ctx, tx, ids);
  return over.length;
}
