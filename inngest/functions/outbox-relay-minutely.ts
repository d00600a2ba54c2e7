import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { deliveryDue } from "@/inngest/events";
import { slices } from "@/inngest/slices";
import { dueDeliveries } from "@/lib/outbound/outbox/due";

/** Sends one event per due outbox row and due time, so ticks may overlap. */
export const outboxRelayMinutely = inngest.createFunction(
  { id: "outbox-relay-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const due = await step.run("due", async () => {
      const rows = await dueDeliveries(jobContext());
      // The due time changes with every attempt, including an interrupted one, so each attempt's event is new.
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
