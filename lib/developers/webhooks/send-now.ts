import { webhookDeliveries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Endpoint } from "@/lib/developers/webhooks/find";
import { getDelivery } from "@/lib/developers/webhooks/get-delivery";
import type { AttemptOptions } from "@/lib/outbound/webhooks/deliver";
import { type Delivery, deliverWebhook } from "@/lib/outbound/webhooks/deliver";
import { newDeliveryId } from "@/lib/outbound/webhooks/emit";
import type { DeliveryDetail } from "@/lib/outbound/webhooks/schemas";

/**
 * Creates a delivery and makes the first attempt, for a person who waits for the result. If this process dies, the
 * relay continues with the row.
 * @throws AppError conflict if the endpoint is disabled
 */
export async function sendNow(
  ctx: OrganizationContext,
  endpoint: Endpoint,
  { eventId, type, payload }: Pick<Delivery, "eventId" | "type" | "payload">,
  options?: AttemptOptions,
): Promise<DeliveryDetail> {
  if (endpoint.disabledAt)
    throw new AppError({ code: "conflict", message: "This webhook is disabled. Enable it first" });
  const [delivery] = await ctx.db
    .insert(webhookDeliveries)
    .values({
      publicId: newDeliveryId(),
      endpointId: endpoint.id,
      organizationId: ctx.organization.id,
      eventId,
      type,
      payload,
      attempts: 0,
      nextAttemptAt: ctx.now(),
      createdAt: ctx.now(),
    })
    .returning({ id: webhookDeliveries.id, publicId: webhookDeliveries.publicId });
  if (!delivery) throw new Error("the delivery was not written");
  await deliverWebhook(ctx, delivery.id, { ...options, isByHand: true });
  return getDelivery(ctx, { id: endpoint.publicId, delivery: delivery.publicId });
}
