import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { deliveryDue } from "@/inngest/events";
import { deliver } from "@/lib/outbound/outbox/deliver";

/** Makes one delivery attempt. No retries here, because the row stores when the next attempt is due. */
export const outboxDeliver = inngest.createFunction(
  { id: "outbox-deliver", retries: 0, concurrency: 10, triggers: [deliveryDue] },
  async ({ event, step }) => step.run("deliver", () => deliver(jobContext(), event.data.outboxId)),
);
