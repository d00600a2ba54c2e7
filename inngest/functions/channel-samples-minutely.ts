import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { dueBatches } from "@/lib/channels/channels/due";
import { addCounts, emptyCounts } from "@/lib/channels/channels/refresh-counts";
import { refreshSamples } from "@/lib/channels/channels/refresh-samples";

/**
 * Takes the follower samples that are due this week, and those of new channels within a minute. One step per batch; due
 * work is derived from the rows, so a repeated step finds nothing left.
 */
export const channelSamplesMinutely = inngest.createFunction(
  { id: "channel-samples-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const batches = await step.run("due", () => dueBatches(jobContext(), "sample"));
    const counts = emptyCounts();
    for (const [n, batch] of batches.entries())
      addCounts(counts, await step.run(`refresh-${n}`, () => refreshSamples(jobContext(), batch)));
    return counts;
  },
);
