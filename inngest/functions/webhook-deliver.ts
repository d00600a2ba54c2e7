import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { webhookRoundDue } from "@/inngest/events";
import { deliverDue } from "@/lib/outbound/webhooks/deliver-due";

/**
 * Runs one round for one endpoint. Runs are per endpoint, not per delivery: a slow endpoint occupies one slot for less
 * than a minute, however many deliveries are pending. No retries here, because the rows store when they are due again.
 */
export const webhookDeliver = inngest.createFunction(
  { id: "webhook-deliver", retries: 0, concurrency: 50, triggers: [webhookRoundDue] },
  async ({ event, step }) => step.run("deliver", () => deliverDue(jobContext(), event.data.endpointId)),
);
