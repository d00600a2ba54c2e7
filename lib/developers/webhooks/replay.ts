import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { findDelivery, findEndpoint } from "@/lib/developers/webhooks/find";
import { sendNow } from "@/lib/developers/webhooks/send-now";
import type { AttemptOptions } from "@/lib/outbound/webhooks/deliver";
import { stateOf } from "@/lib/outbound/webhooks/rules";
import type { DeliveryDetail } from "@/lib/outbound/webhooks/schemas";

/**
 * Sends the same event again, immediately and with the same event ID. The original delivery is unchanged.
 * @throws AppError conflict while the original is still being retried
 */
export async function replayDelivery(
  ctx: OrganizationContext,
  { id, delivery: deliveryId }: { id: string; delivery: string },
  options?: AttemptOptions,
): Promise<DeliveryDetail> {
  assertRight(ctx.actor, "organization:manage");
  const endpoint = await findEndpoint(ctx, id);
  const delivery = await findDelivery(ctx, endpoint, deliveryId);
  if (stateOf(delivery) === "waiting")
    throw new AppError({
      code: "conflict",
      message: "This delivery is still being retried. Send it again once it is delivered or has failed",
    });
  return sendNow(ctx, endpoint, delivery, options);
}
