import { and, asc, eq, gt, isNotNull, min, notExists, or, type SQL, sql } from "drizzle-orm";
import { organizations, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { isDue } from "@/lib/outbound/queue/due";

/** An organization that is suspended or closed is sent nothing; what waits goes out when the suspension is lifted. */
export const isAllowed = (ctx: Context): SQL =>
  notExists(
    ctx.db
      .select({ one: sql`1` })
      .from(organizations)
      .where(
        and(
          eq(organizations.id, webhookDeliveries.organizationId),
          or(isNotNull(organizations.suspendedAt), isNotNull(organizations.closedAt)),
        ),
      ),
  );

/** Nothing goes to a receiver before the time that it asked for. */
export const isWanted = (ctx: Context): SQL =>
  notExists(
    ctx.db
      .select({ one: sql`1` })
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.id, webhookDeliveries.endpointId), gt(webhookEndpoints.retryAt, ctx.now()))),
  );

const isSendable = (ctx: Context, which?: SQL) =>
  and(which, isAllowed(ctx), isWanted(ctx), isDue(webhookDeliveries, ctx.now()));

/** The endpoints that something waits for, the longest wait first. */
export async function endpointsDue(ctx: Context): Promise<number[]> {
  const rows = await ctx.db
    .select({ endpointId: webhookDeliveries.endpointId })
    .from(webhookDeliveries)
    .where(isSendable(ctx))
    .groupBy(webhookDeliveries.endpointId)
    .orderBy(asc(min(webhookDeliveries.nextAttemptAt)));
  return rows.map(({ endpointId }) => endpointId);
}

/** An endpoint's deliveries that are due, oldest first. */
export async function deliveriesDue(ctx: Context, endpointId: number, most: number): Promise<number[]> {
  const rows = await ctx.db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(isSendable(ctx, eq(webhookDeliveries.endpointId, endpointId)))
    .orderBy(asc(webhookDeliveries.nextAttemptAt), asc(webhookDeliveries.id))
    .limit(most);
  return rows.map(({ id }) => id);
}
