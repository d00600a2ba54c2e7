import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { deliveryDue } from "@/inngest/events";
import { slices } from "@/inngest/slices";
import { dueDeliveries } from "@/lib/outbound/outbox/due";

/** Sends an event for each row of the outbox that is due, one a row and due time, so ticks may overlap. */
export const outboxRelayMinutely = inngest.createFunction(
  { id: "outbox-relay-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const due = await step.run("due", async () => {
      const rows = await dueDeliveries(jobContext());
      // The due time moves with every attempt, also one that was cut short: its event is a new one.
      return rows.map(({ id, nextAttemptAt }) => ({
        outboxId: id,
        eventId: `outbox:${id}:${nextAttemptAt.toISOString()}`,
      }));
    });
    for (const [n, slice] of slices(due).entries()) {
      await step.sendEvent(
        `send-${n}`,
        slice.map(({ outboxId, eventId }) => deliveryDue.create({ outboxId }, { id: eventId })),
      );
    }
    return { deliveries: due.length };
  },
);
