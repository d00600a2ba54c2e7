import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { pruneRecords } from "@/lib/operations/jobs/prune-records";

/** Deletes old finished records: mails, webhook deliveries, batches, emailed links, invitations, sessions. */
export const recordsPruneDaily = inngest.createFunction(
  { id: "records-prune-daily", retries: 2, concurrency: 1, triggers: [cron("31 4 * * *")] },
  async ({ step }) => step.run("prune", () => pruneRecords(jobContext())),
);
