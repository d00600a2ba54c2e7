import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { batchDue } from "@/inngest/events";
import { slices } from "@/inngest/slices";
import { sweepBatches } from "@/lib/tracking/collection/sweep";

/** Resends unfinished batches; the attempt number makes the event a new one. */
export const collectionSweep = inngest.createFunction(
  { id: "collection-sweep", retries: 2, concurrency: 1, triggers: [cron("*/10 * * * *")] },
  async ({ step }) => {
    const batches = await step.run("sweep", async () =>
      (await sweepBatches(jobContext())).map(({ id, platform, slotAt, chunk, attempt }) => ({
        batchId: id,
        eventId: `collect:${platform}:${slotAt.toISOString()}:${chunk}:${attempt}`,
      })),
    );
    for (const [n, slice] of slices(batches).entries()) {
      await step.sendEvent(
        `send-${n}`,
        slice.map(({ batchId, eventId }) => batchDue.create({ batchId }, { id: eventId })),
      );
    }
    return { batches: batches.length };
  },
);
