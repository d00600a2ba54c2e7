import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { pruneRecords } from "@/lib/operations/jobs/prune-records";
import { pruneOutdated } from "@/lib/operations/retention/prune";

/**
 * Deletes old finished records: webhook deliveries, emails, imports and alert firings that are older than their
 * organization keeps them, batches, emailed links, invitations, sessions.
 */
export const recordsPruneDaily = inngest.createFunction(
  { id: "records-prune-daily", retries: 2, concurrency: 1, triggers: [cron("31 4 * * *")] },
  async ({ step }) => {
    const outdated = await step.run("prune-outdated", () => pruneOutdated(jobContext()));
    const records = await step.run("prune", () => pruneRecords(jobContext()));
    return { ...outdated, ...records };
  },
);
