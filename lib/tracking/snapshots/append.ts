import type { Transaction } from "@/db/client";
import { type NewSnapshot, recordHours } from "@/lib/tracking/snapshots/record-hours";

export type { NewSnapshot } from "@/lib/tracking/snapshots/record-hours";

/** Records snapshots without gaps, as `recordHours` does. */
export const appendSnapshots = (tx: Transaction, batch: readonly NewSnapshot[]): Promise<Set<number>> =>
  recordHours(tx, batch, []);
