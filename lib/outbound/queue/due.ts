import { type AnyColumn, and, eq, isNotNull, isNull, lte, notExists, or, type SQL, sql } from "drizzle-orm";
import { type alertDeliveries, organizations, type outbox, type webhookDeliveries } from "@/db/schema";
import type { Context } from "@/lib/core/context";

/** The tables whose rows are delivered by `attemptDue`. */
export type QueueTable = typeof alertDeliveries | typeof outbox | typeof webhookDeliveries;

/** Rows that are neither delivered nor given up, and whose next attempt is due. */
export const isDue = (table: QueueTable, now: Date): SQL | undefined =>
  and(lte(table.nextAttemptAt, now), isNull(table.deliveredAt), isNull(table.failedAt));

/** Excludes rows of suspended and closed organizations. What waits is sent when a suspension is lifted. */
export const isOfServed = (ctx: Context, organizationId: AnyColumn): SQL =>
  notExists(
    ctx.db
      .select({ one: sql`1` })
      .from(organizations)
      .where(
        and(
          eq(organizations.id, organizationId),
          or(isNotNull(organizations.suspendedAt), isNotNull(organizations.closedAt)),
        ),
      ),
  );
