import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { batchDue } from "@/inngest/events";
import { collectBatch } from "@/lib/tracking/collection/collect";

/** Runs of one batch: enough for 1,000 videos of a platform that takes 8 seconds per call. The sweep collects the rest. */
const MAX_RUNS = 20;

/**
 * Fetches and stores one batch, in as many short steps as a slow platform needs. Repeating it changes nothing; rows locked
 * by other sessions are retried once.
 */
export const collectionBatch = inngest.createFunction(
  { id: "collection-batch", retries: 2, concurrency: 4, triggers: [batchDue] },
  async ({ event, step }) => {
    const collect = () => collectBatch(jobContext(), event.data.batchId);
    let counts = await step.run("collect", collect);
    for (let run = 1; counts.left > 0 && run < MAX_RUNS; run++) counts = await step.run(`collect-${run}`, collect);
    if (counts.held === 0) return counts;
    await step.sleep("until-released", "30s");
    return step.run("collect-held", collect);
  },
);
