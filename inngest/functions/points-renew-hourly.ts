import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { renewPoints } from "@/lib/billing/renew-points";

/** Renews allotments of credits on their renewal day. */
export const pointsRenewHourly = inngest.createFunction(
  { id: "points-renew-hourly", retries: 5, concurrency: 1, triggers: [cron("2 * * * *")] },
  async ({ step }) => step.run("renew", () => renewPoints(jobContext())),
);
