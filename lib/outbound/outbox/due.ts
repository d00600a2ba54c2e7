import { asc } from "drizzle-orm";
import { outbox } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { isDue } from "@/lib/outbound/queue/due";

const MAX_DELIVERIES = 500;

/** The rows whose next attempt is due, oldest first. */
export async function dueDeliveries(ctx: Context): Promise<{ id: number; nextAttemptAt: Date }[]> {
  return ctx.db
    .select({ id: outbox.id, nextAttemptAt: outbox.nextAttemptAt })
    .from(outbox)
    .where(isDue(outbox, ctx.now()))
    .orderBy(asc(outbox.nextAttemptAt))
    .limit(MAX_DELIVERIES);
}
