import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { dueBatches } from "@/lib/channels/channels/due";
import { addCounts, emptyCounts } from "@/lib/channels/channels/refresh-counts";
import { refreshPosts } from "@/lib/channels/channels/refresh-posts";

/**
 * Fetches the posts of channels that are due today, and of new channels within a minute. One step per batch; due work
 * is derived from the rows, so a repeated step finds nothing left.
 */
export const channelPostsMinutely = inngest.createFunction(
  { id: "channel-posts-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const batches = await step.run("due", () => dueBatches(jobContext(), "posts"));
    const counts = emptyCounts();
    for (const [n, batch] of batches.entries())
      addCounts(counts, await step.run(`refresh-${n}`, () => refreshPosts(jobContext(), batch)));
    return counts;
  },
);
