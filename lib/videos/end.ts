import type { Transaction } from "@/db/client";
import type { trackings } from "@/db/schema";
import { hourAt } from "@/lib/collection/rules";
import { type NewGap, recordGaps } from "@/lib/snapshots/record-gaps";

type TrackingRow = typeof trackings.$inferSelect;

/** Why a paused tracking's hours have no snapshot. */
export const pauseReason = ({ statusReason }: Pick<TrackingRow, "statusReason">): "paused" | "suspended" =>
  statusReason === "suspended" ? "suspended" : "paused";

/**
 * The hours that were due by a moment and have no snapshot, so that none is lost without a reason: the last one for
 * `reason`, those before it as missed, or as paused or suspended where the tracking was.
 */
export function openHours(tracking: TrackingRow, settledHour: number, at: Date, reason: string): NewGap[] {
  const last = hourAt(tracking, at);
  const before = tracking.status === "paused" ? pauseReason(tracking) : "missed";
  return [
    { trackingId: tracking.id, first: settledHour + 1, last: last - 1, reason: before },
    { trackingId: tracking.id, first: Math.max(settledHour + 1, last), last, reason },
  ];
}

/** Settles a tracking's open hours as gaps. */
export async function settleThrough(
  tx: Transaction,
  tracking: TrackingRow,
  settledHour: number,
  at: Date,
  reason: string,
): Promise<void> {
  await recordGaps(tx, openHours(tracking, settledHour, at, reason), at);
}
