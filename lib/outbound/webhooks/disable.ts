import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { Context } from "@/lib/core/context";

/** Disables an endpoint, unless it is already disabled, and gives up its pending deliveries. */
export async function disableEndpoint(
  ctx: Context,
  tx: Transaction,
  endpointId: number,
  reason: "manual" | "gone",
): Promise<void> {
  await tx
    .update(webhookEndpoints)
    .set({ disabledAt: ctx.now(), disabledReason: reason })
    .where(and(eq(webhookEndpoints.id, endpointId), isNull(webhookEndpoints.disabledAt)));
  await failPendingDeliveries(ctx, tx, endpointId);
}

/** Fails pending deliveries, so that an endpoint does not receive old events if it is enabled again later. */
export async function failPendingDeliveries(ctx: Context, tx: Transaction, endpointId: number): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ failedAt: ctx.now(), nextAttemptAt: null })
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpointId),
        isNull(webhookDeliveries.deliveredAt),
        isNull(webhookDeliveries.failedAt),
      ),
    );
}
