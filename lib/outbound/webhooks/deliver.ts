import { and, eq, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { type AttemptOptions, attemptDelivery } from "@/lib/outbound/webhooks/attempt";
import { isAllowed, isWanted } from "@/lib/outbound/webhooks/due";
import { recordAttempt } from "@/lib/outbound/webhooks/record-attempt";

/** While one attempt runs nobody else takes the row; after a crash it is due again then. */
const LEASE_MS = 2 * 60_000;

export type Delivery = typeof webhookDeliveries.$inferSelect;
export interface Delivered {
  outcome: "delivered" | "retry" | "failed" | "not_due";
}

/**
 * Makes one attempt at a delivery, if it is still due, and keeps what came of it.
 * @param isByHand somebody asked for this attempt and waits for it: made even where the receiver asked to wait
 */
export async function deliverWebhook(
  ctx: Context,
  id: number,
  { isByHand = false, ...options }: AttemptOptions & { isByHand?: boolean } = {},
): Promise<Delivered> {
  const delivery = await lease(ctx, id, isByHand);
  if (!delivery) return { outcome: "not_due" };
  const [endpoint] = await ctx.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, delivery.endpointId));
  // Disabled between the event and now: its other deliveries were given up then.
  if (!endpoint || endpoint.disabledAt || endpoint.isRemoved) {
    await ctx.db
      .update(webhookDeliveries)
      .set({ failedAt: ctx.now(), nextAttemptAt: null })
      .where(eq(webhookDeliveries.id, id));
    return { outcome: "failed" };
  }
  const request = { eventId: delivery.eventId, body: bodyOf(delivery) };
  return recordAttempt(ctx, delivery, await attemptDelivery(ctx, endpoint, request, options));
}

async function lease(ctx: Context, id: number, isByHand: boolean): Promise<Delivery | undefined> {
  const now = ctx.now();
  const [delivery] = await ctx.db
    .update(webhookDeliveries)
    .set({ nextAttemptAt: new Date(now.getTime() + LEASE_MS) })
    .where(
      and(
        eq(webhookDeliveries.id, id),
        isAllowed(ctx),
        isByHand ? undefined : isWanted(ctx),
        lte(webhookDeliveries.nextAttemptAt, now),
        isNull(webhookDeliveries.deliveredAt),
        isNull(webhookDeliveries.failedAt),
      ),
    )
    .returning();
  return delivery;
}

const Payload = z.object({ type: z.string(), timestamp: z.string(), data: z.unknown() });

/** The body of every attempt, to the byte. (The database keeps no order of keys; the documented one leads.) */
export const bodyOf = ({ payload }: Pick<Delivery, "payload">): string => JSON.stringify(Payload.parse(payload));
