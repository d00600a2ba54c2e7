import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { TEST_EVENT } from "@/lib/developers/webhooks/event-schemas";
import { findEndpoint } from "@/lib/developers/webhooks/find";
import { sendNow } from "@/lib/developers/webhooks/send-now";
import type { AttemptOptions } from "@/lib/outbound/webhooks/deliver";
import { newEventId } from "@/lib/outbound/webhooks/emit";
import type { DeliveryDetail } from "@/lib/outbound/webhooks/schemas";

/** Sends a test event immediately and returns the result. A failure is retried like any other. */
export async function sendTest(
  ctx: OrganizationContext,
  { id }: { id: string },
  options?: AttemptOptions,
): Promise<DeliveryDetail> {
  assertRight(ctx.actor, "organization:manage");
  const endpoint = await findEndpoint(ctx, id);
  const data = { message: "This is a test from Clipscope." };
  const payload = { type: TEST_EVENT, timestamp: ctx.now().toISOString(), data };
  return sendNow(ctx, endpoint, { eventId: newEventId(), type: TEST_EVENT, payload }, options);
}
