import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { dueBatches } from "@/lib/channels/due";
import { addCounts, emptyCounts } from "@/lib/channels/refresh-counts";
import { refreshPosts } from "@/lib/channels/refresh-posts";

/** Reads the posts of the channels whose daily turn it is. A batch a step; what is due derives from the rows, so a repeated step finds nothing left. */
export const channelPostsHourly = inngest.createFunction(
  { id: "channel-posts-hourly", retries: 2, concurrency: 1, triggers: [cron("17 * * * *")] },
  async ({ step }) => {
    const batches = await step.run("due", () => dueBatches(jobContext(), "posts"));
    const counts = emptyCounts();
    for (const [n, batch] of batches.entries())
      addCounts(counts, await step.run(`refresh-${n}`, () => refreshPosts(jobContext(), batch)));
    return counts;
  },
);
