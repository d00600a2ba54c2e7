import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";
import type { AttemptOptions } from "@/lib/webhooks/attempt";
import { newEventId } from "@/lib/webhooks/emit";
import { findEndpoint } from "@/lib/webhooks/find";
import { type DeliveryDetail, TEST_EVENT } from "@/lib/webhooks/schemas";
import { sendNow } from "@/lib/webhooks/send-now";

/** Sends an event that means nothing, at once: the answer says how it went. A failure is tried again like any other. */
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
