import { asc, eq } from "drizzle-orm";
import { webhookAttempts } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findDelivery, findEndpoint } from "@/lib/developers/webhooks/find";
import { presentDelivery } from "@/lib/developers/webhooks/present";
import { bodyOf } from "@/lib/outbound/webhooks/deliver";
import { DeliveryAttempt, type DeliveryDetail } from "@/lib/outbound/webhooks/schemas";

/** Returns a delivery with its payload and all attempts. */
export async function getDelivery(
  ctx: OrganizationContext,
  { id, delivery: deliveryId }: { id: string; delivery: string },
): Promise<DeliveryDetail> {
  assertRight(ctx.actor, "usage:read");
  const delivery = await findDelivery(ctx, await findEndpoint(ctx, id), deliveryId);
  const attempts = await ctx.db
    .select()
    .from(webhookAttempts)
    .where(eq(webhookAttempts.deliveryId, delivery.id))
    .orderBy(asc(webhookAttempts.attempt));
  return {
    ...presentDelivery(delivery, attempts.at(-1) ?? null),
    body: bodyOf(delivery),
    history: attempts.map(({ at, durationMs, ...attempt }) =>
      DeliveryAttempt.parse({ ...attempt, at: at.toISOString(), duration_ms: durationMs }),
    ),
  };
}
