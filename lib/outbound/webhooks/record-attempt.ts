import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import type { Attempt } from "@/lib/outbound/webhooks/attempt";
import type { Delivered, Delivery } from "@/lib/outbound/webhooks/deliver";
import { disableEndpoint } from "@/lib/outbound/webhooks/disable";
import { isDelivered, requestedWait, retryGap } from "@/lib/outbound/webhooks/rules";

const GONE = 410;

/** Keeps an attempt, and what follows from it: delivered, tried again later, given up, or the endpoint disabled. */
export async function recordAttempt(ctx: Context, delivery: Delivery, attempt: Attempt): Promise<Delivered> {
  const now = ctx.now();
  const number = delivery.attempts + 1;
  const ownGap = retryGap(number, now.getTime() - delivery.createdAt.getTime(), Math.random());
  const wait = requestedWait(attempt, now);
  // Never sooner than by our own gaps: eight attempts a second apart would be over before the receiver is back.
  const gap = ownGap === null ? null : Math.max(ownGap, wait ?? 0);
  const outcome = outcomeOf(attempt, gap);
  if (outcome !== "delivered")
    log.info(
      { delivery: delivery.publicId, attempt: number, status: attempt.status, reason: attempt.error },
      "webhook not delivered",
    );
  return ctx.db.transaction(async (tx) => {
    // The endpoint before its deliveries, as whoever disables it by hand: so no two wait for each other.
    if (attempt.status === GONE) await disableEndpoint(ctx, tx, delivery.endpointId, "gone");
    if (wait !== null) await holdBack(tx, delivery.endpointId, new Date(now.getTime() + wait));
    const updated = await tx
      .update(webhookDeliveries)
      .set({
        attempts: number,
        ...(outcome === "delivered" && { deliveredAt: now, failedAt: null, nextAttemptAt: null }),
        ...(outcome === "failed" && { failedAt: now, nextAttemptAt: null }),
        ...(outcome === "retry" && { nextAttemptAt: new Date(now.getTime() + (gap ?? 0)) }),
      })
      // Another attempt took the row when this one's lease was over, and counts in its place.
      .where(and(eq(webhookDeliveries.id, delivery.id), eq(webhookDeliveries.attempts, delivery.attempts)))
      .returning({ id: webhookDeliveries.id });
    if (updated.length > 0)
      await tx.insert(webhookAttempts).values({ deliveryId: delivery.id, attempt: number, ...attempt });
    return { outcome };
  });
}

/** The receiver's wish holds for everything that goes to it, not only for the event that it answered. */
async function holdBack(tx: Transaction, endpointId: number, until: Date): Promise<void> {
  await tx
    .update(webhookEndpoints)
    .set({ retryAt: until })
    .where(
      and(
        eq(webhookEndpoints.id, endpointId),
        or(isNull(webhookEndpoints.retryAt), lt(webhookEndpoints.retryAt, until)),
      ),
    );
}

function outcomeOf({ status }: Attempt, gap: number | null): "delivered" | "retry" | "failed" {
  if (isDelivered(status)) return "delivered";
  return status === GONE || gap === null ? "failed" : "retry";
}
