import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { pruneCalls } from "@/lib/platforms/prune-calls";

/** Aggregates the counts of platform calls older than 30 days. */
export const platformCallsPruneDaily = inngest.createFunction(
  { id: "platform-calls-prune-daily", retries: 2, concurrency: 1, triggers: [cron("51 3 * * *")] },
  async ({ step }) => step.run("prune", () => pruneCalls(jobContext())),
);
