import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { batchDue } from "@/inngest/events";
import { collectBatch } from "@/lib/tracking/collection/collect";

/** Fetches and stores one batch; running it again changes nothing. */
export const collectionBatch = inngest.createFunction(
  { id: "collection-batch", retries: 2, concurrency: 4, triggers: [batchDue] },
  async ({ event, step }) => step.run("collect", () => collectBatch(jobContext(), event.data.batchId)),
);
