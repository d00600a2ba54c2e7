import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { webhookRoundDue } from "@/inngest/events";
import { slices } from "@/inngest/slices";
import { endpointsDue } from "@/lib/outbound/webhooks/due";

/**
 * Sends one event per minute for each endpoint with pending deliveries. A repeated tick starts no second round, and the
 * next tick finds what a round left unfinished.
 */
export const webhookRelayMinutely = inngest.createFunction(
  { id: "webhook-relay-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const due = await step.run("due", async () => {
      const ctx = jobContext();
      const minute = ctx.now().toISOString().slice(0, "2026-01-01T00:00".length);
      const endpoints = await endpointsDue(ctx);
      return endpoints.map((endpointId) => ({ endpointId, eventId: `webhook:${endpointId}:${minute}` }));
    });
    for (const [n, slice] of slices(due).entries()) {
      await step.sendEvent(
        `send-${n}`,
        slice.map(({ endpointId, eventId }) => webhookRoundDue.create({ endpointId }, { id: eventId })),
      );
    }
    return { endpoints: due.length };
  },
);
