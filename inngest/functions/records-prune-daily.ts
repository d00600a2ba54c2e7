import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { pruneRecords } from "@/lib/jobs/prune-records";

/** Drops mails, webhook deliveries and batches that are over and old. */
export const recordsPruneDaily = inngest.createFunction(
  { id: "records-prune-daily", retries: 2, concurrency: 1, triggers: [cron("31 4 * * *")] },
  async ({ step }) => step.run("prune", () => pruneRecords(jobContext())),
);
