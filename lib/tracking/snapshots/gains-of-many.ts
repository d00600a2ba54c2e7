import type { Queryable } from "@/db/client";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { METRICS } from "@/lib/platforms/schemas";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";
import { BlockCursor } from "./block-cursor-rules";
import { loadBlocks } from "./load";

export interface Gained {
  id: number;
  startedAt: Date;
  slot: number;
}

interface Visitor<T extends Gained> {
  /** `gains` in the order of METRICS, null without an earlier figure; overwritten by the next snapshot. */
  onSnapshot: (tracking: T, takenAt: number, gains: readonly (number | null)[]) => void;
  /** A missed hour, by the time when it was due. */
  onGap: (tracking: T, dueAt: number, reason: string) => void;
}

/** Trackings whose blocks are in memory at the same time. */
const SLICE = 250;

/**
 * Visits the gain of every snapshot taken since a time, against the tracking's last known figures, as `org_hours` counts
 * them, and every missed hour due since. Reads the blocks of these trackings only.
 */
export async function visitGains<T extends Gained>(
  db: Queryable,
  trackings: readonly T[],
  since: Date,
  { onSnapshot, onGap }: Visitor<T>,
): Promise<void> {
  const from = since.getTime();
  const gains: (number | null)[] = METRICS.map(() => null);
  for (let first = 0; first < trackings.length; first += SLICE) {
    const slice = trackings.slice(first, first + SLICE);
    // `since` of the blocks is exclusive.
    const loaded = await loadBlocks(
      db,
      slice.map(({ id }) => id),
      { since: new Date(from - 1) },
    );
    for (const tracking of slice) {
      const cursor = new BlockCursor(loaded.get(tracking.id) ?? new Uint8Array());
      const firstDue = dueAt(tracking, 1).getTime();
      while (cursor.next()) {
        if (cursor.gapReason !== null) {
          const due = cursor.hour === 0 ? tracking.startedAt.getTime() : firstDue + (cursor.hour - 1) * HOUR_MS;
          if (due >= from) onGap(tracking, due, cursor.gapReason);
          continue;
        }
        if (cursor.takenAt < from) continue;
        for (let metric = 0; metric < gains.length; metric++)
          gains[metric] = cursor.compared & (1 << metric) ? (cursor.gains[metric] as number) : null;
        onSnapshot(tracking, cursor.takenAt, gains);
      }
    }
  }
}
