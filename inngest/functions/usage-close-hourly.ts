import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { closeHours } from "@/lib/billing/close-hours";

/** Closes the usage of past hours and books it, one ledger entry per organization and hour. */
export const usageCloseHourly = inngest.createFunction(
  { id: "usage-close-hourly", retries: 5, concurrency: 1, triggers: [cron("0 * * * *")] },
  async ({ step }) => step.run("close", () => closeHours(jobContext())),
);
