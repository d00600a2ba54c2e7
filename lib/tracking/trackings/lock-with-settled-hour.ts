import { and, asc, eq, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";

/**
 * Locks the organization's trackings that match a condition, in ID order (docs/adr/0002), each with its last settled
 * hour. The caller holds the organization's lock; otherwise a batch could settle another hour while this waits for the
 * tracking.
 */
export function lockWithSettledHour(tx: Transaction, organizationId: number, which: SQL | undefined) {
  return tx
    .select({ tracking: trackings, settledHour: videoState.settledHour })
    .from(trackings)
    .innerJoin(videoState, eq(videoState.trackingId, trackings.id))
    .where(and(eq(trackings.organizationId, organizationId), which))
    .orderBy(asc(trackings.id))
    .for("update", { of: trackings });
}
