import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { dueBatches } from "@/lib/channels/channels/due";
import { addCounts, emptyCounts } from "@/lib/channels/channels/refresh-counts";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";

/**
 * Fetches the profiles that are due today and stores the day's statistics. One step per batch; due work is derived from
 * the rows, so a repeated step finds nothing left.
 */
export const channelProfilesHourly = inngest.createFunction(
  { id: "channel-profiles-hourly", retries: 2, concurrency: 1, triggers: [cron("7 * * * *")] },
  async ({ step }) => {
    const batches = await step.run("due", () => dueBatches(jobContext(), "profile"));
    const counts = emptyCounts();
    for (const [n, batch] of batches.entries())
      addCounts(counts, await step.run(`refresh-${n}`, () => refreshProfiles(jobContext(), batch)));
    return counts;
  },
);
