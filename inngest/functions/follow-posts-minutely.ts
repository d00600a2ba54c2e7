import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { dueLookups } from "@/lib/insight/follows/due-lookups";
import { lookUpChannels } from "@/lib/insight/follows/look-up";
import { startPosts } from "@/lib/insight/follows/start-posts";

/** Steps that start posts in one run; the rest waits for the next one. */
const MAX_ROUNDS = 20;

/**
 * Looks up the posts of followed channels that are due, and starts what follows want of them. Due work is derived from
 * the rows, so a repeated step finds nothing left.
 */
export const followPostsMinutely = inngest.createFunction(
  { id: "follow-posts-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const sums = { lookedUp: 0, failed: 0, seen: 0, started: 0, refused: 0, waiting: 0 };
    const due = await step.run("due", () => dueLookups(jobContext()));
    for (const [n, channelIds] of due.entries()) {
      const counts = await step.run(`look-up-${n}`, () => lookUpChannels(jobContext(), channelIds));
      sums.lookedUp += counts.lookedUp;
      sums.failed += counts.failed;
      sums.seen += counts.seen;
    }
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const counts = await step.run(`start-${round}`, () => startPosts(jobContext()));
      sums.started += counts.started;
      sums.refused += counts.refused;
      sums.waiting += counts.waiting;
      if (counts.claimed === 0) break;
    }
    return sums;
  },
);
