import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { pruneRequests } from "@/lib/developers/requests/prune";

/** Deletes API calls older than 30 days. */
export const requestsPruneDaily = inngest.createFunction(
  { id: "requests-prune-daily", retries: 2, concurrency: 1, triggers: [cron("41 3 * * *")] },
  async ({ step }) => step.run("prune", () => pruneRequests(jobContext())),
);
