import type { Transaction } from "@/db/client";
import type { trackings } from "@/db/schema";
import { hourAt } from "@/lib/collection/rules";
import { recordGaps } from "@/lib/snapshots/record-gaps";

type TrackingRow = typeof trackings.$inferSelect;

/**
 * Settles the hours that were due by a moment and have no snapshot, so that none is lost without a reason: the last
 * one for `reason`, those before it as missed, or as paused where the tracking was.
 */
export async function settleThrough(
  tx: Transaction,
  tracking: TrackingRow,
  settledHour: number,
  at: Date,
  reason: string,
): Promise<void> {
  const last = hourAt(tracking, at);
  const before = tracking.status === "paused" ? "paused" : "missed";
  await recordGaps(
    tx,
    [
      { trackingId: tracking.id, first: settledHour + 1, last: last - 1, reason: before },
      { trackingId: tracking.id, first: Math.max(settledHour + 1, last), last, reason },
    ],
    at,
  );
}
