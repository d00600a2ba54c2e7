import { and, isNull, lte, type SQL } from "drizzle-orm";
import type { alertDeliveries, outbox, webhookDeliveries } from "@/db/schema";

/** The tables whose rows are delivered by `attemptDue`. */
export type QueueTable = typeof alertDeliveries | typeof outbox | typeof webhookDeliveries;

/** Rows that are neither delivered nor given up, and whose next attempt is due. */
export const isDue = (table: QueueTable, now: Date): SQL | undefined =>
  and(lte(table.nextAttemptAt, now), isNull(table.deliveredAt), isNull(table.failedAt));
