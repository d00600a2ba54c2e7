import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { type NewGap, recordGaps } from "@/lib/tracking/snapshots/record-gaps";
import { hourAt } from "@/lib/tracking/trackings/schedule-rules";
import { emitTrackingsCompleted } from "@/lib/tracking/videos/tracking-events";

type TrackingRow = typeof trackings.$inferSelect;

/** Returns why a paused tracking's hours have no snapshot. */
export const pauseReason = ({ statusReason }: Pick<TrackingRow, "statusReason">): "paused" | "suspended" =>
  statusReason === "suspended" ? "suspended" : "paused";

/**
 * Returns the hours due by a time without a snapshot, so that each gets a reason: the last one gets `reason`; those
 * before it count as missed, or as paused or suspended if the tracking was.
 */
function openHours(tracking: TrackingRow, settledHour: number, at: Date, reason: string): NewGap[] {
  const last = hourAt(tracking, at);
  const before = tracking.status === "paused" ? pauseReason(tracking) : "missed";
  return [
    { trackingId: tracking.id, first: settledHour + 1, last: last - 1, reason: before },
    { trackingId: tracking.id, first: Math.max(settledHour + 1, last), last, reason },
  ];
}

/** The hours of a tracking to settle: those due by a time, the last one with a reason. */
export interface OpenTracking {
  tracking: TrackingRow;
  settledHour: number;
  at: Date;
  reason: string;
}

/** Settles the trackings' open hours as gaps, in one statement. */
export async function settleThrough(tx: Transaction, open: readonly OpenTracking[]): Promise<void> {
  await recordGaps(
    tx,
    open.flatMap(({ tracking, settledHour, at, reason }) => openHours(tracking, settledHour, at, reason)),
  );
}

const STATUS_AFTER = { stopped: "completed", cancelled: "cancelled" } as const;

/**
 * Ends running or paused trackings early, in a fixed number of statements: settles their open hours and notifies the
 * webhooks. The caller holds the locks of their organizations and of the trackings.
 */
export async function endTrackings(
  ctx: Context,
  tx: Transaction,
  running: readonly TrackingRow[],
  outcome: keyof typeof STATUS_AFTER,
): Promise<void> {
  if (running.length === 0) return;
  const ids = running.map(({ id }) => id);
  const now = ctx.now();
  const states = await tx
    .select({ trackingId: videoState.trackingId, settledHour: videoState.settledHour })
    .from(videoState)
    .where(inArray(videoState.trackingId, ids));
  const settled = new Map(states.map(({ trackingId, settledHour }) => [trackingId, settledHour]));
  await settleThrough(
    tx,
    running.map((tracking) => ({ tracking, settledHour: settled.get(tracking.id) ?? -1, at: now, reason: outcome })),
  );
  await tx
    .update(trackings)
    .set({ status: STATUS_AFTER[outcome], statusReason: outcome, endedAt: now })
    .where(inArray(trackings.id, ids));
  await emitTrackingsCompleted(ctx, tx, ids);
}
