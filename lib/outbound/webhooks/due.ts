import { and, asc, eq, gt, min, notExists, type SQL, sql } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { isDue, isOfServed } from "@/lib/outbound/queue/due";

export const isAllowed = (ctx: Context): SQL => isOfServed(ctx, webhookDeliveries.organizationId);

/** Excludes receivers until the time in their `Retry-After`. */
export const isWanted = (ctx: Context): SQL =>
  notExists(
    ctx.db
      .select({ one: sql`1` })
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.id, webhookDeliveries.endpointId), gt(webhookEndpoints.retryAt, ctx.now()))),
  );

const isSendable = (ctx: Context, which?: SQL) =>
  and(which, isAllowed(ctx), isWanted(ctx), isDue(webhookDeliveries, ctx.now()));

/** Returns the endpoints with due deliveries, longest wait first. */
export async function endpointsDue(ctx: Context): Promise<number[]> {
  const rows = await ctx.db
    .select({ endpointId: webhookDeliveries.endpointId })
    .from(webhookDeliveries)
    .where(isSendable(ctx))
    .groupBy(webhookDeliveries.endpointId)
    .orderBy(asc(min(webhookDeliveries.nextAttemptAt)));
  return rows.map(({ endpointId }) => endpointId);
}

/** Returns an endpoint's due deliveries, oldest first. */
export async function deliveriesDue(ctx: Context, endpointId: number, most: number): Promise<number[]> {
  const rows = await ctx.db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(isSendable(ctx, eq(webhookDeliveries.endpointId, endpointId)))
    .orderBy(asc(webhookDeliveries.nextAttemptAt), asc(webhookDeliveries.id))
    .limit(most);
  return rows.map(({ id }) => id);
}
