import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { pruneKind } from "@/lib/operations/retention/prune";

/** Deletes API calls that are older than their organization keeps them. */
export const requestsPruneDaily = inngest.createFunction(
  { id: "requests-prune-daily", retries: 2, concurrency: 1, triggers: [cron("41 3 * * *")] },
  async ({ step }) => step.run("prune", () => pruneKind(jobContext(), "api_requests")),
);
