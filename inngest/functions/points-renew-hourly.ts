import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { renewCredits } from "@/lib/billing/renew-credits";

/** Renews allotments of credits on their renewal day. */
export const creditsRenewHourly = inngest.createFunction(
  { id: "points-renew-hourly", retries: 5, concurrency: 1, triggers: [cron("2 * * * *")] },
  async ({ step }) => step.run("renew", () => renewCredits(jobContext())),
);
