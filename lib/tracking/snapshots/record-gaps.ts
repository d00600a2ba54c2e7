import type { Transaction } from "@/db/client";
import { type NewGap, recordHours } from "@/lib/tracking/snapshots/record-hours";

export type { NewGap } from "@/lib/tracking/snapshots/record-hours";

/**
 * Records why hours have no snapshot, and settles them, as `recordHours` does. The newest hour takes the newer reason if
 * it is a gap; other settled hours stay.
 */
export async function recordGaps(tx: Transaction, gaps: readonly NewGap[]): Promise<void> {
  await recordHours(tx, [], gaps);
}
