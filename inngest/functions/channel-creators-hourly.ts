import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { enterCreators } from "@/lib/channels/channels/enter-creators";
import { addCounts, emptyCounts } from "@/lib/channels/channels/refresh-counts";
import { PLATFORMS } from "@/lib/platforms/schemas";

/** Creates channels for the creators of tracked videos, up to a limit per platform and run. */
export const channelCreatorsHourly = inngest.createFunction(
  { id: "channel-creators-hourly", retries: 2, concurrency: 1, triggers: [cron("3 * * * *")] },
  async ({ step }) => {
    const counts = emptyCounts();
    for (const platform of PLATFORMS)
      addCounts(counts, await step.run(`enter-${platform}`, () => enterCreators(jobContext(), platform)));
    return counts;
  },
);
