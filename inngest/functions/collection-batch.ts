import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { batchDue } from "@/inngest/events";
import { collectBatch } from "@/lib/tracking/collection/collect";

/** Fetches and stores one batch. Repeating it changes nothing; rows locked by other sessions are retried once. */
export const collectionBatch = inngest.createFunction(
  { id: "collection-batch", retries: 2, concurrency: 4, triggers: [batchDue] },
  async ({ event, step }) => {
    const counts = await step.run("collect", () => collectBatch(jobContext(), event.data.batchId));
    if (counts.held === 0) return counts;
    await step.sleep("until-released", "30s");
    return step.run("collect-held", () => collectBatch(jobContext(), event.data.batchId));
  },
);
