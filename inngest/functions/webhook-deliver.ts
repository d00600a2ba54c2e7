import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { webhookRoundDue } from "@/inngest/events";
import { deliverDue } from "@/lib/outbound/webhooks/deliver-due";

/**
 * One round of one endpoint. A run an endpoint and not a delivery: whatever it has waiting, an endpoint that is slow
 * then holds one of these places for less than a minute. No retries here: the rows hold when they are due again.
 */
export const webhookDeliver = inngest.createFunction(
  { id: "webhook-deliver", retries: 0, concurrency: 50, triggers: [webhookRoundDue] },
  async ({ event, step }) => step.run("deliver", () => deliverDue(jobContext(), event.data.endpointId)),
);
