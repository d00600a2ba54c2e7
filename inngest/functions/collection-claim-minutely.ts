import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { batchDue } from "@/inngest/events";
import { slices } from "@/inngest/slices";
import { claimDue } from "@/lib/tracking/collection/claim";

/**
 * Claims the batches that are due. Due work is derived from the data, so a missed or repeated tick claims the same
 * batches. If it crashes between claiming and sending, the sweeper sends them.
 */
export const collectionClaimMinutely = inngest.createFunction(
  { id: "collection-claim-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const batches = await step.run("claim", async () =>
      (await claimDue(jobContext())).map(({ id, platform, slotAt, chunk }) => ({
        batchId: id,
        eventId: `collect:${platform}:${slotAt.toISOString()}:${chunk}`,
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
